import { z } from 'zod/v4';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';

/** A line of a saved document: by its number on the document, or by its id, which stays when lines move. */
export const lineName = z.union(
	[z.int().min(1), z.string().regex(/^lin_[0-9a-f-]{36}$/)],
	'must be a line number, or the id of a line',
);
export type LineName = z.output<typeof lineName>;

/** @throws Refusal `line.unknown` with the number of lines that there are */
export function lineNamed(document: BillingDocument, name: LineName, field: string): DocumentLine {
	const line = document.lines.find(({ position, id }) => (typeof name === 'number' ? position : id) === name);
	if (line) return line;
	return refuse({
		rule: 'line.unknown',
		field,
		document: nameOf(document),
		message: `${nameOf(document)} has no line ${name}; it has ${document.lines.length}.`,
		fix: "Give a line number from 1 on, or the 'id' of a line as Get shows it without Simplify.",
	});
}

import { z } from 'zod/v4';
import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { otherTaxInput } from '../../domain/schemas/documentInput';
import { date, percent, price, quantity, text } from '../../domain/schemas/fields';
import { refuseBound } from './boundLines';
import { PAGE_BREAK_CHOICES, withPageBreak } from './layout';
import { otherTaxesOf } from './lineExtras';
import { lineName, lineNamed } from './lineNamed';

const nothing = z.literal('');

/** One line of a draft and what becomes of it. Members that are left out stay as they are. */
export const lineChange = z
	.strictObject({
		line: lineName,
		description: text(1000).optional(),
		/** An empty text takes it away. */
		comment: z.union([nothing, text(2000)]).optional(),
		quantity: quantity.optional(),
		unitPrice: price.optional(),
		discountPercent: percent.optional(),
		/** All of them anew; an empty list takes them away. */
		otherTaxes: z.array(otherTaxInput).max(20).optional(),
		pageBreak: z.enum(PAGE_BREAK_CHOICES, `must be one of ${PAGE_BREAK_CHOICES.join(', ')}`).optional(),
		/** An empty text takes it away. */
		availableOn: z.union([nothing, date]).optional(),
		/** Number that the line has afterwards. */
		moveTo: z.int('must be a line number').min(1).optional(),
		remove: z.boolean().optional(),
	})
	.refine(({ line: _line, ...change }) => Object.keys(change).length > 0, 'says nothing to change');
export type LineChange = z.output<typeof lineChange>;

/** Members by which the amounts of a document change. */
const AMOUNTS = ['quantity', 'unitPrice', 'discountPercent', 'otherTaxes'] as const;
const PRICES = ['unitPrice', 'discountPercent', 'otherTaxes'] as const;

export const touchesAmounts = (change: LineChange): boolean =>
	change.remove === true || AMOUNTS.some((member) => change[member] !== undefined);

/**
 * The lines of a draft after all changes. Line numbers are those before any of them; moves come last, each to the place
 * that the line has in the end. Amounts of lines are computed, those of the document are not.
 *
 * @param bound ids of lines whose quantity and price are settled elsewhere
 * @throws Refusal `line.unknown`, `line.changedTwice`, `lines.linked`, `line.noAmount`, `line.place`, `lines.onlyNotes`
 */
export function changeLines(
	draft: BillingDocument,
	changes: readonly LineChange[],
	bound: ReadonlySet<string>,
): DocumentLine[] {
	const byLine = new Map<string, { readonly change: LineChange; readonly field: string }>();
	changes.forEach((change, index) => {
		const field = `changes[${index}]`;
		const line = lineNamed(draft, change.line, `${field}.line`);
		if (byLine.has(line.id)) refuseTwice(draft, line, field);
		if (touchesAmounts(change) && bound.has(line.id)) refuseBound(draft, line, field);
		assertFits(draft, line, change, field);
		byLine.set(line.id, { change, field });
	});
	const kept = draft.lines.filter(({ id }) => byLine.get(id)?.change.remove !== true);
	if (kept.every(({ kind }) => kind === 'note')) refuseOnlyNotes(draft);
	const places = new Map<number, DocumentLine>();
	for (const line of kept) {
		const { change, field } = byLine.get(line.id) ?? {};
		if (change?.moveTo === undefined) continue;
		if (change.moveTo > kept.length || places.has(change.moveTo))
			refusePlace(draft, change.moveTo, kept.length, field);
		places.set(change.moveTo, line);
	}
	const moved = new Set(places.values());
	const others = kept.filter((line) => !moved.has(line))[Symbol.iterator]();
	return kept.map((_line, index) => {
		const line = places.get(index + 1) ?? (others.next().value as DocumentLine);
		const change = byLine.get(line.id)?.change;
		return { ...(change ? changed(line, change, draft) : line), position: index + 1 };
	});
}

function changed(line: DocumentLine, change: LineChange, draft: BillingDocument): DocumentLine {
	const { otherTaxes, availableOn, ...rest } = line;
	const day = change.availableOn ?? availableOn;
	const taxes = change.otherTaxes
		? otherTaxesOf({ otherTaxes: change.otherTaxes }, undefined, line, { header: draft })
		: otherTaxes;
	const next: DocumentLine = {
		...rest,
		description: change.description ?? line.description,
		comment: change.comment === '' ? null : (change.comment ?? line.comment),
		quantity: change.quantity ?? line.quantity,
		unitPrice: change.unitPrice ?? line.unitPrice,
		discountPercent: change.discountPercent ?? line.discountPercent,
		...(taxes === undefined ? {} : { otherTaxes: taxes }),
		...(day === undefined || day === '' ? {} : { availableOn: day }),
	};
	const priced = touchesAmounts(change) ? { ...next, ...lineAmounts(next, draft) } : next;
	return change.pageBreak === undefined ? priced : withPageBreak(priced, change.pageBreak);
}

/** A comment line has no quantity, and documents such as delivery notes have no prices. */
function assertFits(draft: BillingDocument, line: DocumentLine, change: LineChange, field: string): void {
	const { priced, title } = KIND_RULES[draft.kind];
	const misfit = (line.kind === 'note' ? AMOUNTS : priced ? [] : PRICES).find(
		(member) => change[member] !== undefined,
	);
	if (misfit === undefined) return;
	refuse({
		rule: 'line.noAmount',
		field: `${field}.${misfit}`,
		document: nameOf(draft),
		message:
			line.kind === 'note'
				? `Line ${line.position} of ${nameOf(draft)} is a comment line; it has no '${misfit}'.`
				: `A ${title.toLowerCase()} has no prices, so line ${line.position} takes no '${misfit}'.`,
		fix: `Leave '${misfit}' out, or name another line.`,
	});
}

function refuseTwice(draft: BillingDocument, { position }: DocumentLine, field: string): never {
	refuse({
		rule: 'line.changedTwice',
		field,
		document: nameOf(draft),
		message: `Line ${position} of ${nameOf(draft)} is named by two changes.`,
		fix: 'Put all that changes on a line into one entry.',
	});
}

function refuseOnlyNotes(draft: BillingDocument): never {
	refuse({
		rule: 'lines.onlyNotes',
		field: 'changes',
		document: nameOf(draft),
		message: `${nameOf(draft)} would be left with no line but comments.`,
		fix: 'Keep at least one line with a quantity, or delete the draft.',
	});
}

function refusePlace(draft: BillingDocument, place: number, count: number, field = 'changes'): never {
	refuse({
		rule: 'line.place',
		field: `${field}.moveTo`,
		document: nameOf(draft),
		message:
			place > count
				? `There is no place ${place}: ${nameOf(draft)} has ${count} lines.`
				: `Two lines of ${nameOf(draft)} are moved to place ${place}.`,
		fix: `Give each moved line a place of its own from 1 to ${count}.`,
	});
}

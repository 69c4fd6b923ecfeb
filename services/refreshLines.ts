import { z } from 'zod/v4';
import { canonicalJson } from '../domain/canonicalJson';
import type { DocumentLine } from '../domain/documents/document';
import { KIND_RULES } from '../domain/documents/kinds';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import { boundLines, refuseBound } from './parts/boundLines';
import type { DocumentView } from './parts/documentView';
import { lineName, lineNamed, type LineName } from './parts/lineNamed';
import { onDocument } from './parts/onDocument';
import { openDraft, type OpenDraft } from './parts/openDraft';
import { CATALOGUE_FIELDS, refreshLine, type CatalogueField } from './parts/refreshLine';
import { saveChangedDraft } from './parts/saveChangedDraft';
import { amountsOf, auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** Lines to take anew; all that have a product where it is missing. */
	onlyLines: z.array(lineName).min(1, 'must name at least one line').max(2000).optional(),
	/** What is taken from the catalogue; all of it where it is missing. */
	take: z
		.array(z.enum(CATALOGUE_FIELDS, `must be one of ${CATALOGUE_FIELDS.join(', ')}`))
		.min(1, 'must name at least one field')
		.optional(),
});

/** Fields by which the amounts of a document change. */
const AMOUNTS: readonly CatalogueField[] = ['price', 'unit', 'otherTaxes'];

/**
 * Takes lines of a draft from the catalogue anew (synchronisation): price, name, comment, unit and other taxes of their
 * products as they are today. What somebody typed there goes; quantities and discounts stay. A product without a price
 * keeps that of the line, and a hint says so.
 *
 * @throws Refusal `lines.linked` where amounts of a line were settled elsewhere, `line.noProduct`
 */
export const refreshLines: UseCase<typeof schema, DocumentView> = {
	operation: 'document.refreshLines',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const open = await openDraft(tx, input.id, context);
		const { draft, company } = open;
		const chosen = chooseLines(open, input.onlyLines);
		const take = new Set(input.take ?? CATALOGUE_FIELDS);
		const forAmounts = KIND_RULES[draft.kind].priced && AMOUNTS.some((field) => take.has(field));
		const bound = forAmounts ? await boundLines(tx, draft) : new Set<string>();
		for (const line of chosen) if (bound.has(line.id)) refuseBound(draft, line, 'onlyLines');
		const anew = new Map<string, DocumentLine>();
		for (const line of chosen) {
			const product = await tx.masters.get('product', line.productId ?? '');
			if (product)
				anew.set(line.id, refreshLine(line, product, take, { draft, company, hint: context.hint }));
		}
		const lines = draft.lines.map((line) => anew.get(line.id) ?? line);
		const refreshed = { ...draft, lines };
		const after = forAmounts ? amountsOf(refreshed, lines).lines : lines;
		if (canonicalJson(after) === canonicalJson(draft.lines)) return { ids: [draft.id], reused: true };
		if (forAmounts) await saveChangedDraft(tx, refreshed, context);
		else await tx.documents.saveDraft(refreshed);
		auditDocument(tx, context, 'refreshLines', draft, {
			lines: [...anew.values()].map(({ position }) => position),
			take: [...take],
		});
		return { ids: [draft.id] };
	},
};

function chooseLines({ draft }: OpenDraft, names: readonly LineName[] | undefined): DocumentLine[] {
	if (names === undefined) return draft.lines.filter(({ productId }) => productId !== null);
	return names.map((name, index) => {
		const line = lineNamed(draft, name, `onlyLines[${index}]`);
		if (line.productId === null) {
			refuse({
				rule: 'line.noProduct',
				field: `onlyLines[${index}]`,
				document: nameOf(draft),
				message: `Line ${line.position} of ${nameOf(draft)} has no product, so the catalogue says nothing about it.`,
				fix: 'Leave it out, or edit the line.',
			});
		}
		return line;
	});
}

import { z } from 'zod/v4';
import type { BillingDocument } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import type { Master } from '../domain/masters/schemas';
import { refuse } from '../domain/refusal';
import { envelope, headerFields, lines } from '../domain/schemas/documentInput';
import { id, reference } from '../domain/schemas/fields';
import { assembleHeader } from './parts/assembleHeader';
import { completeHeader } from './parts/completeHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { priceLines } from './parts/priceLines';
import { assertDateMayMove } from './parts/dateMayMove';
import { openDraft } from './parts/openDraft';
import { saveChangedDraft } from './parts/saveChangedDraft';
import { tieToParent } from './parts/tieToParent';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	...headerFields,
	/** Frozen from the first save; the same value may come again. */
	company: reference.optional(),
	customer: reference.optional(),
	supplier: reference.optional(),
	lines: lines.optional(),
	/** Lines stay in the order in which they are given, whatever their index says (figer l'ordre). */
	freezeOrder: z.boolean().optional(),
	parentDocument: id.optional(),
});

/**
 * Changes a draft. Company, customer and currency are frozen from the first save: another one is refused; lines that came
 * from another document are changed by converting again, so that their links stay true.
 */
export const updateDraft: UseCase<typeof schema, DocumentView> = {
	operation: 'document.update',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const { draft, company, party } = await openDraft(tx, input.id, context);
		assertFrozenFieldsStay(draft, input, company, party);
		const moves = input.issueDate !== undefined && input.issueDate !== draft.issueDate;
		if (moves && draft.validatedAt === null) assertDateMayMove(draft);
		const header = await assembleHeader(tx, draft.kind, input, { company, party }, context, draft);
		const lines = input.lines
			? await priceLines(input.lines, {
					tx,
					kind: draft.kind,
					invoiceType: draft.invoiceType,
					company,
					party,
					header,
					createMissingProducts: false,
					freezeOrder: input.freezeOrder,
					actor: context.actor,
				})
			: draft.lines;
		if (input.lines && (await tx.links.linesTo(draft.id)).length > 0) refuseLinkedLines(draft.id);
		const complete = completeHeader(draft.kind, header, lines, input, { company, party });
		const none = { discount: undefined, paymentTerms: undefined, referenceDates: undefined };
		await saveChangedDraft(tx, { ...draft, ...none, ...complete, lines }, context);
		if (input.parentDocument !== undefined) await tieToParent(tx, draft.id, input.parentDocument);
		const { id: _id, company: _company, customer, supplier, currency, ...changes } = input;
		auditDocument(tx, context, 'update', draft, { changes });
		return { ids: [draft.id] };
	},
};

type Frozen = Readonly<Partial<Record<'company' | 'customer' | 'supplier' | 'currency', string>>>;

function assertFrozenFieldsStay(
	draft: BillingDocument,
	given: Frozen,
	company: Master<'company'>,
	party: Master<'party'>,
): void {
	const saved: ReadonlyArray<readonly [keyof Frozen, readonly string[]]> = [
		['company', [company.id, company.code]],
		['customer', [party.id, party.code]],
		['supplier', [party.id, party.code]],
		['currency', [draft.currency]],
	];
	for (const [field, same] of saved) {
		const value = given[field];
		if (value === undefined || same.includes(value)) continue;
		refuse({
			rule: 'field.frozen',
			field,
			document: nameOf(draft),
			message: `'${field}' of ${nameOf(draft)} is ${same.at(-1)}; it is fixed from the first save and cannot become ${value}.`,
			fix: `Cancel this draft and create a new document with the other ${field}.`,
		});
	}
}

function refuseLinkedLines(document: string): never {
	refuse({
		rule: 'lines.linked',
		field: 'lines',
		document,
		message: `The lines of draft ${document} came from another document.`,
		fix: 'Cancel the draft and convert again with the quantities that you want.',
	});
}

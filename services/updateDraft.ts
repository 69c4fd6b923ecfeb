import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { refuse } from '../domain/refusal';
import { envelope, headerFields, lines } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import { assembleHeader } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { priceLines } from './parts/priceLines';
import { resolveMaster, unknownDocument } from './parts/resolve';
import { tieToParent } from './parts/tieToParent';
import { auditDocument, totalsOf } from './parts/writeDocument';
import type { UseCase } from './useCase';

const { currency, ...changeable } = headerFields;
const schema = z.object({
	...envelope,
	id,
	...changeable,
	lines: lines.optional(),
	parentDocument: id.optional(),
});

/**
 * Changes a draft. Company, customer and currency are frozen from the first save; lines that came from another
 * document are changed by converting again, so that their links stay true.
 */
export const updateDraft: UseCase<typeof schema, DocumentView> = {
	operation: 'document.update',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const [draft] = await tx.documents.lock([input.id]);
		if (!draft) return unknownDocument(input.id);
		if (draft.state === 'cancelled') refuseCancelled(draft.id);
		const company = await resolveMaster(tx, 'company', draft.companyId, undefined, 'company');
		const party = await resolveMaster(tx, 'party', draft.partyId, undefined, 'party');
		const header = await assembleHeader(tx, draft.kind, input, { company, party }, context, draft);
		const priced = input.lines
			? await priceLines(input.lines, {
					tx,
					kind: draft.kind,
					invoiceType: draft.invoiceType,
					company,
					party,
					currency: draft.currency,
					createMissingProducts: false,
					actor: context.actor,
				})
			: draft.lines;
		if (input.lines && (await tx.links.linesTo(draft.id)).length > 0) refuseLinkedLines(draft.id);
		const totals = KIND_RULES[draft.kind].priced ? totalsOf(header, priced) : draft.totals;
		await tx.documents.saveDraft({ ...draft, ...header, lines: priced, totals });
		if (input.parentDocument !== undefined) await tieToParent(tx, draft.id, input.parentDocument);
		const { id: _id, ...changes } = input;
		auditDocument(tx, context, 'update', draft, { changes });
		return { ids: [draft.id] };
	},
};

function refuseCancelled(document: string): never {
	refuse({
		rule: 'state.notAllowed',
		document,
		message: `Draft ${document} is cancelled; it is not changed any more.`,
		fix: 'Duplicate it to go on with its content.',
	});
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

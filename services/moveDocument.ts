import { z } from 'zod/v4';
import { nextState, type Verb } from '../domain/documents/transitions';
import { envelope } from '../domain/schemas/documentInput';
import { date, id, text } from '../domain/schemas/fields';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** The day on which it happened; today where it is missing. */
	onDate: date.optional(),
	/** Who said so: the customer's signatory, the person at the ramp. */
	by: text(200).optional(),
	reason: text(500).optional(),
});

/** The fact that a verb leaves. */
const MOVES = {
	accept: { fact: 'accepted' },
	reject: { fact: 'rejected' },
	deliver: { fact: 'delivered' },
	close: { fact: 'closed' },
} as const satisfies Partial<Record<Verb, { fact: string }>>;
export type Move = keyof typeof MOVES;

/**
 * Changes the state of a document by hand: accepted (signed), rejected, delivered, closed. A document that is there
 * already comes back unchanged.
 */
export function moveDocument(verb: Move): UseCase<typeof schema, DocumentView> {
	return {
		operation: `document.${verb}`,
		schema,
		...onDocument,
		async work(tx, input, context) {
			const document = await openDocument(tx, input.id, context);
			const facts = await tx.facts.ofDocuments([document.id]);
			// An accepted quotation that was converted since is closed; accepting it again is no news.
			if (facts.some((fact) => fact.kind === MOVES[verb].fact)) return { ids: [document.id], reused: true };
			const state = nextState(document.kind, document.state, verb, nameOf(document));
			const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
			const onDate = input.onDate ?? todayOf(company, context.now);
			const data = { by: input.by, reason: input.reason };
			await tx.documents.setState(document.id, state);
			await tx.facts.add({
				documentId: document.id,
				kind: MOVES[verb].fact,
				onDate,
				actor: context.actor,
				data,
			});
			auditDocument(tx, context, verb, document, { onDate, ...data });
			return { ids: [document.id] };
		},
	};
}

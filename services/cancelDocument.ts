import { z } from 'zod/v4';
import type { Relation } from '../domain/documents/conversions';
import type { BillingDocument } from '../domain/documents/document';
import { nextState, holdsQuantities } from '../domain/documents/transitions';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { createCreditNote } from './createInvoice';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { resolveMaster, unknownDocument } from './parts/resolve';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id, reason: text(500).optional() });

/**
 * Cancels a document while nothing hangs on it. A validated invoice is not touched: its full credit note is made,
 * validated and given back (in Viet Nam, where there is none, the way to a replacement is named).
 */
export const cancelDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.cancel',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const [document] = await tx.documents.lock([input.id]);
		if (!document) return unknownDocument(input.id);
		if (document.state === 'cancelled') return { ids: [document.id], reused: true };
		if (document.kind === 'invoice' && document.validatedAt !== null) {
			const reason = input.reason ?? 'Cancellation';
			return createCreditNote.work(tx, { id: document.id, reason, validate: true }, context);
		}
		const state = nextState(document.kind, document.state, 'cancel', nameOf(document));
		await assertNothingHangsOn(tx, document);
		await tx.documents.setState(document.id, state);
		await noteCancellation(tx, document, input.reason, context);
		return { ids: [document.id] };
	},
};

/** A copy and a tied document stand on their own. */
const LOOSE: readonly Relation[] = ['duplicateOf', 'tiedTo'];

async function assertNothingHangsOn(tx: LedgerTx, document: BillingDocument): Promise<void> {
	const links = await tx.links.ofDocuments([document.id]);
	const hanging = links.filter(
		(link) => link.fromDocumentId === document.id && !LOOSE.includes(link.relation),
	);
	const below = await tx.documents.getMany(hanging.map((link) => link.toDocumentId));
	const held = below.filter((other) => holdsQuantities(other.state)).map(nameOf);
	if (held.length === 0) return;
	refuse({
		rule: 'cancel.hasFollowers',
		document: nameOf(document),
		message: `${nameOf(document)} cannot be cancelled: ${held.join(', ')} came from it.`,
		fix: 'Cancel or credit those first.',
	});
}

async function noteCancellation(
	tx: LedgerTx,
	document: BillingDocument,
	reason: string | undefined,
	context: WorkContext,
): Promise<void> {
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const onDate = todayOf(company, context.now);
	await tx.facts.add({
		documentId: document.id,
		kind: 'cancelled',
		onDate,
		actor: context.actor,
		data: { reason },
	});
	auditDocument(tx, context, 'cancel', document, { reason });
}

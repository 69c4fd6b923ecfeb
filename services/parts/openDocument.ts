import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { unknownDocument } from './resolve';
import { assertMayWrite } from './rights';

/**
 * The first step of every use case that writes to a saved document: locks it and looks whether this actor may.
 *
 * @throws Refusal `document.unknown`, `document.deleted`, or one of the actor's rights.
 */
export async function openDocument(tx: LedgerTx, id: string, context: WorkContext): Promise<BillingDocument> {
	const [document] = await tx.documents.lock([id]);
	if (!document) return unknownDocument(id);
	if (document.deletedAt !== null) {
		refuse({
			rule: 'document.deleted',
			field: 'id',
			document: nameOf(document),
			message: `Document ${nameOf(document)} was deleted on ${document.deletedAt.slice(0, 10)}.`,
			fix: 'It can still be read; duplicate it to go on with its content.',
		});
	}
	await assertMayWrite(tx, document.companyId, document.kind, context);
	return document;
}

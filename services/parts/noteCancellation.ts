import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from './assembleHeader';
import { resolveMaster } from './resolve';
import { auditDocument } from './writeDocument';

/** The follow-up and the audit entry of a cancellation. */
export async function noteCancellation(
	tx: LedgerTx,
	document: BillingDocument,
	reason: string | undefined,
	context: WorkContext,
	data: object = {},
): Promise<void> {
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const onDate = todayOf(company, context.now);
	await tx.facts.add({
		documentId: document.id,
		kind: 'cancelled',
		onDate,
		actor: context.actor,
		data: { reason, ...data },
	});
	auditDocument(tx, context, 'cancel', document, { reason, ...data });
}

import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { noteIfSettled, openAmount } from './settle';

/**
 * Where a company shows deposits as a prepaid amount (BT-113) and not as negative lines, the invoice asks for its full
 * total, and what its deposit invoices asked for settles that part of it: nobody pays it twice.
 */
export async function matchPrepayments(
	tx: LedgerTx,
	invoice: BillingDocument,
	context: WorkContext,
): Promise<void> {
	for (const { documentId: sourceId, amount: asked } of invoice.prepayments ?? []) {
		const amount = Math.min(asked, await openAmount(tx, invoice));
		if (amount <= 0) continue;
		const { id: documentId, issueDate: onDate } = invoice;
		await tx.payments.match({ documentId, sourceKind: 'deposit', sourceId, amount, onDate });
		await noteIfSettled(tx, invoice, onDate, context);
	}
}

import { addGroups } from '../../domain/amounts/addGroups';
import { groupOfLine, negateGroups } from '../../domain/amounts/taxGroups';
import type { BillingDocument } from '../../domain/documents/document';
import { holdsQuantities } from '../../domain/documents/transitions';
import type { LedgerTx } from '../../ledger/port';

/** The invoices that took quantities of an order, as they would be without the deposits that they take back. */
export async function invoicesOf(
	tx: Pick<LedgerTx, 'links' | 'documents'>,
	orderId: string,
): Promise<BillingDocument[]> {
	const links = (await tx.links.linesFrom(orderId)).filter((link) => link.flow === 'invoice');
	const made = await tx.documents.getMany(links.map((link) => link.toDocumentId));
	return made.filter(({ kind, state }) => kind === 'invoice' && holdsQuantities(state)).map(withoutDeposits);
}

function withoutDeposits(invoice: BillingDocument): BillingDocument {
	const back = invoice.lines.filter((line) => line.deposit !== undefined);
	return {
		...invoice,
		lines: invoice.lines.filter((line) => line.deposit === undefined),
		totals: addGroups(invoice.totals, negateGroups(back.map(groupOfLine))),
	};
}

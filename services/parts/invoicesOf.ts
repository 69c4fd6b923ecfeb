import { subtractGroups } from '../../domain/deposits/shareDeposit';
import type { BillingDocument } from '../../domain/documents/document';
import { holdsQuantities } from '../../domain/documents/transitions';
import { sumMinor } from '../../domain/money/minor';
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
	if (back.length === 0) return invoice;
	const { totals } = invoice;
	const fixed = back.map(({ taxCategory, taxRate, net, tax = 0 }) => ({
		category: taxCategory,
		rate: taxRate,
		base: net,
		tax,
	}));
	const net = sumMinor(fixed.map(({ base }) => base));
	const tax = sumMinor(fixed.map((line) => line.tax));
	return {
		...invoice,
		lines: invoice.lines.filter((line) => line.deposit === undefined),
		totals: {
			...totals,
			lines: totals.lines - net,
			net: totals.net - net,
			tax: totals.tax - tax,
			gross: totals.gross - net - tax,
			taxLines: subtractGroups(totals.taxLines, fixed),
		},
	};
}

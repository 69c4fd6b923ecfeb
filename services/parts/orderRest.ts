import { takeRestOfLine, type Whole } from '../../domain/amounts/takeRest';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { Completion } from './convertRequest';
import { invoicesOf } from './invoicesOf';
import { settleRest } from './settleRest';

/**
 * Lets the invoices of an order that has deposits sum to it to the cent, in each rate: what one of them rounds away
 * would otherwise be missing from deposits + invoices = order.
 */
export async function orderRest(tx: LedgerTx, order: BillingDocument): Promise<Completion> {
	const links = (await tx.links.linesFrom(order.id)).filter((link) => link.flow === 'invoice');
	const whole: Whole = { document: order, parts: await invoicesOf(tx, order.id), links };
	const { priceBasis } = order;
	return {
		lines: (taken) => taken.map((one) => takeRestOfLine(whole, one)),
		amounts: (settle, taken, charges) =>
			settleRest({ whole, priceBasis, taken, charges, mayBeLast: true }, settle),
	};
}

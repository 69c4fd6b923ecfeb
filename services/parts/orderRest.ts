import { takeRestOfLines, type Whole } from '../../domain/amounts/takeRest';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { Completion } from './convertRequest';
import { invoicesOf } from './invoicesOf';
import { settleRest } from './settleRest';

/**
 * Lets the invoices of an order that has deposits sum to it to the cent, in each rate: what one of them rounds away
 * would otherwise be missing from deposits + invoices = order.
 */
export async function orderRest(tx: LedgerTx, order: BillingDocument): Promise<Completion | undefined> {
	const links = (await tx.links.linesFrom(order.id)).filter((link) => link.flow === 'invoice');
	const whole: Whole = { document: order, parts: await invoicesOf(tx, order.id), links };
	// What a credit note gave back, and what was given free, is no rounding either.
	if (links.some(({ quantity }) => quantity.startsWith('-')) || !everyPartKeptItsPrices(whole))
		return undefined;
	return {
		lines: (taken) => takeRestOfLines(whole, taken),
		amounts: (settle, taken, charges) => settleRest({ whole, taken, charges, mayBeLast: true }, settle),
	};
}

/** What a draft was changed to is no rounding: the rest of an order whose invoices have other prices is its own price. */
function everyPartKeptItsPrices({ document, parts, links }: Whole): boolean {
	const sources = new Map(document.lines.map((line) => [line.id, line]));
	const sourceOf = new Map(links.map(({ fromLineId, toLineId }) => [toLineId, sources.get(fromLineId)]));
	return parts.every(({ lines }) =>
		lines.every((line) => {
			const source = sourceOf.get(line.id);
			return (
				line.kind === 'note' ||
				(source?.unitPrice === line.unitPrice && source.discountPercent === line.discountPercent)
			);
		}),
	);
}

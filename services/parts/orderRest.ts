import {
	capTax,
	restOfNet,
	restOfTotals,
	takeRestOfLine,
	usesUp,
	type TakenLine,
	type Whole,
} from '../../domain/amounts/takeRest';
import type { BillingDocument } from '../../domain/documents/document';
import { sumMinor } from '../../domain/money/minor';
import type { LedgerTx } from '../../ledger/port';
import type { Amounts, Completion } from './convert';
import { invoicesOf } from './invoicesOf';

/**
 * Lets the invoices of an order that has deposits sum to it to the cent, in each rate: what one of them rounds away
 * would otherwise be missing from deposits + invoices = order.
 */
export async function orderRest(tx: LedgerTx, order: BillingDocument): Promise<Completion> {
	const links = (await tx.links.linesFrom(order.id)).filter((link) => link.flow === 'invoice');
	const parts = await invoicesOf(tx, order.id);
	const whole: Whole = { document: order, parts, links };
	return {
		lines: (taken) => taken.map((one) => takeRestOfLine(whole, one)),
		amounts: (plain, taken, charges) =>
			usesUp(whole, taken, charges) ? lastAmounts(whole, taken, plain) : capped(whole, plain),
	};
}

function lastAmounts(whole: Whole, taken: readonly TakenLine[], plain: Amounts): Amounts {
	const sources = new Map(taken.map(({ source, line }) => [line.id, source]));
	const lines = plain.lines.map((line) => {
		const source = sources.get(line.id);
		return source === undefined ? line : restOfNet(whole, { source, line });
	});
	return { lines, totals: restOfTotals(whole) };
}

function capped(whole: Whole, { lines, totals }: Amounts): Amounts {
	const taxLines = totals.taxLines.map((line) => ({ ...line, tax: capTax(whole, line) }));
	const tax = sumMinor(taxLines.map((line) => line.tax));
	return { lines, totals: { ...totals, taxLines, tax, gross: sumMinor([totals.net, tax]) } };
}

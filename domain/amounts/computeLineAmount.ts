import type { DocumentLine } from '../documents/document';
import { Exact } from '../money/decimal';
import { roundToMinor, type Minor } from '../money/minor';
import { ONE_PERCENT } from './taxGroups';

type Priced = Pick<DocumentLine, 'quantity' | 'unitPrice' | 'discountPercent'>;

/** The amount of a line under the name that the price basis gives it; the net of one with VAT is settled by the document. */
export function lineAmounts(
	line: Priced,
	{ currency, priceBasis }: { readonly currency: string; readonly priceBasis: 'net' | 'gross' },
): Pick<DocumentLine, 'net' | 'gross'> {
	const amount = computeLineAmount(line, currency);
	return priceBasis === 'gross' && line.unitPrice !== null ? { net: 0, gross: amount } : { net: amount };
}

/**
 * Amount of a line: quantity × unit price × (1 − discount), rounded once; without VAT (BT-131), or with it where prices
 * include it. The unit price itself is never rounded.
 */
export function computeLineAmount(line: Priced, currency: string): Minor {
	if (line.unitPrice === null) return 0;
	const full = new Exact(line.quantity).times(line.unitPrice);
	const percent = new Exact(line.discountPercent);
	return roundToMinor(
		percent.eq(0) ? full : full.times(new Exact(100).minus(percent)).times(ONE_PERCENT),
		currency,
	);
}

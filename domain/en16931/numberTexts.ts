import { minorDigits } from '../money/currencies';
import { Exact, scaleOf, type Decimal } from '../money/decimal';
import { minorToFixed, type Minor } from '../money/minor';

/**
 * How amounts of a currency are written. EN 16931 knows two decimals (BR-DEC-…); the third of a dinar is left out where
 * it is nothing, and `checkInvoice` tells where it is something.
 */
export function amountWriter(currency: string): (amount: Minor) => string {
	if (minorDigits(currency) <= 2) return (amount) => minorToFixed(amount, currency);
	return (amount) => minorToFixed(amount, currency).replace(/(\.\d\d)0+$/, '$1');
}

const RATES = new Map<Decimal, string>();

/** A percentage with two decimals, as French rules want it (BR-FR-DEC-04); more only where it has more. */
export function rateText(rate: Decimal): string {
	const known = RATES.get(rate);
	if (known !== undefined) return known;
	const exact = new Exact(rate);
	const text = exact.toFixed(Math.max(2, scaleOf(exact.toFixed())));
	// A handful of rates is in use; the bound keeps strange data from filling the memory.
	if (RATES.size < 200) RATES.set(rate, text);
	return text;
}

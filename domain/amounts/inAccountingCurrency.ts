import { Exact, type Decimal } from '../money/decimal';
import { fromMinor, roundToMinor, type Minor } from '../money/minor';

export interface AccountingTotals {
	readonly currency: string;
	readonly net: Minor;
	/** Total VAT in the currency of the books (BT-111), which a French invoice in another currency must show. */
	readonly tax: Minor;
	readonly gross: Minor;
}

/**
 * Totals of a document in the currency of the books: net and VAT are each converted and rounded, the gross is their sum.
 *
 * @param rate units of the document's currency that one unit of the books' currency costs
 */
export function inAccountingCurrency(
	{ net, tax }: { readonly net: Minor; readonly tax: Minor },
	from: string,
	to: string,
	rate: Decimal,
): AccountingTotals {
	const convert = (amount: Minor) => roundToMinor(fromMinor(amount, from).div(new Exact(rate)), to);
	const [netThere, taxThere] = [convert(net), convert(tax)];
	return { currency: to, net: netThere, tax: taxThere, gross: netThere + taxThere };
}

import type { DocumentLine } from '../documents/document';
import { Exact, scaleOf, toDecimal, type ExactNumber } from '../money/decimal';
import { fromMinor, roundToMinor, type Minor } from '../money/minor';
import { ONE_PERCENT } from '../amounts/taxGroups';
import type { LineAllowanceCharge, SemanticLine } from './semanticInvoice';
import type { InvoiceTexts } from './texts';

/** Decimals of prices and quantities that the French rules take (BR-FR-DEC-02, BR-FR-DEC-03). */
const PRICE_SCALE = 6;
const QUANTITY_SCALE = 4;

/** UNTDID 5189: discount. */
const DISCOUNT = '95';

type PricedLine = Pick<DocumentLine, 'quantity' | 'unitPrice' | 'discountPercent' | 'net' | 'taxRate'>;
type Pricing = Pick<SemanticLine, 'quantity' | 'price' | 'priceQuantity' | 'allowancesAndCharges'>;

export interface PriceContext {
	readonly currency: string;
	readonly priceBasis: 'net' | 'gross';
	readonly texts: InvoiceTexts;
}

/**
 * Price, quantity and discount of a line, so that round(quantity × price) − allowance + charge is its net to the cent
 * (BT-131), whatever the net was made from: a price with VAT, or what other parts have left. A price is never negative
 * (BR-27); a line that takes away has a negative quantity.
 */
export function priceLine(line: PricedLine, context: PriceContext): Pricing {
	const { price, priceQuantity } = netPrice(line, context);
	const takesAway = price.lt(0);
	const quantity = new Exact(line.quantity).round(QUANTITY_SCALE).times(takesAway ? -1 : 1);
	const positive = price.abs();
	const base = roundToMinor(quantity.times(positive).div(priceQuantity), context.currency);
	return {
		quantity: toDecimal(quantity),
		price: toDecimal(positive),
		...(priceQuantity === 1 ? {} : { priceQuantity: String(priceQuantity) }),
		allowancesAndCharges: difference(line, base, context),
	};
}

/** A price of more decimals than allowed stands for ten, a hundred… units, so that no digit is lost. */
function netPrice(line: PricedLine, { priceBasis, currency }: PriceContext) {
	if (line.unitPrice === null) return { price: perUnit(line, currency), priceQuantity: 1 };
	if (priceBasis === 'gross') return { price: withoutVat(line, currency), priceQuantity: 1 };
	const digits = Math.max(0, scaleOf(line.unitPrice) - PRICE_SCALE);
	return { price: new Exact(line.unitPrice).times(10 ** digits), priceQuantity: 10 ** digits };
}

/** Prices with VAT have no exact price without; that of a line without discount follows from its net. */
function withoutVat(line: PricedLine, currency: string): ExactNumber {
	const exact = new Exact(line.unitPrice ?? '0').times(100).div(new Exact(100).plus(line.taxRate));
	const isPlain = new Exact(line.discountPercent).eq(0) && !new Exact(line.quantity).eq(0);
	return isPlain ? perUnit(line, currency) : exact.round(PRICE_SCALE);
}

function perUnit({ net, quantity }: PricedLine, currency: string): ExactNumber {
	const many = new Exact(quantity).round(QUANTITY_SCALE);
	return many.eq(0) ? new Exact(0) : fromMinor(net, currency).div(many).round(PRICE_SCALE);
}

function difference(
	{ net, discountPercent }: PricedLine,
	base: Minor,
	{ currency, texts }: PriceContext,
): LineAllowanceCharge[] {
	const amount = base - net;
	if (amount === 0) return [];
	const percent = new Exact(discountPercent);
	const isDiscount = percent.gt(0) && Math.sign(amount) === Math.sign(base);
	if (!isDiscount) return [rounding(amount, texts)];
	const stated = roundToMinor(fromMinor(base, currency).times(percent).times(ONE_PERCENT), currency);
	return [
		{
			isCharge: false,
			amount,
			// A rest is not quite its percentage; then the amount alone is said.
			...(Math.abs(stated - amount) <= 1 ? { base, percent: toDecimal(percent) } : {}),
			reason: texts.discount,
			reasonCode: DISCOUNT,
		},
	];
}

function rounding(amount: Minor, texts: InvoiceTexts): LineAllowanceCharge {
	return { isCharge: amount < 0, amount: Math.abs(amount), reason: texts.rounding };
}

import { ONE_PERCENT } from '../../domain/amounts/taxGroups';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { Exact, toDecimal, type Decimal, type ExactNumber } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import { unitsIn } from '../../domain/units/convertUnit';
import type { PricingContext } from './pricingContext';

export interface PricedUnit {
	readonly unit: string;
	readonly taxRate: Decimal;
	/** Where the line stands in the input. */
	readonly field: string;
}

/** Unit prices keep ten decimals. */
const PRICE_SCALE = 10;

/**
 * Unit price of a product in the catalogue, for the unit and the price basis of the line: a service that is priced by
 * the month and sold by the year costs twelve times as much.
 *
 * @throws Refusal `line.price` where there is none in the document's currency, `line.unit` where the units do not fit
 */
export function findListPrice(
	product: Master<'product'> | undefined,
	line: PricedUnit,
	context: Pick<PricingContext, 'kind' | 'company' | 'header'>,
): Decimal {
	const { side } = KIND_RULES[context.kind];
	const listed = side === 'sale' ? product?.content.unitPrice : product?.content.purchasePrice;
	const { currency } = context.header;
	const listedIn = product?.content.currency ?? context.company.content.currency;
	if (product === undefined || listed === undefined || listedIn !== currency) {
		return refuse({
			rule: 'line.price',
			field: `${line.field}.unitPrice`,
			message:
				listed === undefined
					? `'${line.field}' has no unit price${product ? `, and product '${product.code}' has none for a ${side}` : ''}.`
					: `'${line.field}' has no unit price, and product '${product?.code}' is priced in ${listedIn}, not ${currency}.`,
			fix: `Give 'unitPrice' in ${currency}.`,
		});
	}
	const price = new Exact(listed).times(unitFactor(product, line));
	return toDecimal(inBasis(price, product, line.taxRate, context.header.priceBasis).round(PRICE_SCALE));
}

function unitFactor(product: Master<'product'>, { unit, field }: PricedUnit): ExactNumber {
	const own = product.content.unit ?? 'C62';
	const factor = unitsIn(unit, own, product.content.units);
	if (factor) return factor;
	return refuse({
		rule: 'line.unit',
		field: `${field}.unit`,
		message: `Product '${product.code}' is priced by ${own}; how many of them one ${unit} holds is not known.`,
		fix: "Give 'unitPrice' on the line, or add the unit to the product ('units').",
	});
}

function inBasis(
	price: ExactNumber,
	{ content }: Master<'product'>,
	taxRate: Decimal,
	wanted: 'net' | 'gross',
): ExactNumber {
	const listed = content.priceBasis ?? 'net';
	if (listed === wanted) return price;
	const factor = new Exact(taxRate).plus(100).times(ONE_PERCENT);
	return wanted === 'gross' ? price.times(factor) : price.div(factor);
}

import type { Master } from '../../domain/masters/schemas';
import type { Decimal } from '../../domain/money/decimal';
import type { PricingContext } from './pricingContext';

/** What a unit of the product costs us, where the catalogue knows it in the currency of the document. */
export function costOf(
	product: Master<'product'> | undefined,
	{ company, header }: Pick<PricingContext, 'company' | 'header'>,
): Decimal | null {
	const { purchasePrice, currency } = product?.content ?? {};
	const costsIn = currency ?? company.content.currency;
	return costsIn === header.currency ? (purchasePrice ?? null) : null;
}

import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { findVatRate } from '../../domain/vietnam/findVatRate';
import { reduceVatRate } from '../../domain/vietnam/reduceVatRate';
import type { PricingContext } from './pricingContext';

/**
 * The product with the rate that it bears on the day of a sale: in Viet Nam its 10 % are 8 % while the law says so, unless
 * it is in a group that the law leaves out. Its record keeps the regular rate, so that nobody has to mend the catalogue on
 * the day on which the reduction ends.
 */
export function productOnDay(
	product: Master<'product'> | undefined,
	{ kind, company, header }: Pick<PricingContext, 'kind' | 'company' | 'header'>,
): Master<'product'> | undefined {
	if (product === undefined || company.content.country !== 'VN' || KIND_RULES[kind].side !== 'sale')
		return product;
	const {
		taxCategory = 'S',
		taxRate = company.content.defaultTaxRate,
		vatReductionExcluded,
	} = product.content;
	if (taxCategory !== 'S' || taxRate === undefined) return product;
	const regular = findVatRate({ taxCategory, taxRate });
	const reduced = reduceVatRate(regular, header.issueDate, vatReductionExcluded ?? null);
	if (reduced === regular) return product;
	return { ...product, content: { ...product.content, taxCategory, taxRate: reduced.taxRate } };
}

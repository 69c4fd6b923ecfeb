import type { TaxCategory } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { LineInput } from '../../domain/schemas/documentInput';
import { checkReason } from '../../domain/tax/checkReason';
import type { PricingContext } from './pricingContext';

/**
 * Why a line has no VAT, as the line or its product says it; undefined where customer, company or category are to say
 * it. What the product says counts for exempt lines only: sold abroad, the same goods have another reason.
 *
 * @throws Refusal `tax.exemptionUnknown` or `tax.exemptionCategory` where the line gives one that does not fit
 */
export function reasonOf(
	{ exemptionReason }: Pick<LineInput, 'exemptionReason'>,
	product: Master<'product'> | undefined,
	{ taxCategory, field }: { readonly taxCategory: TaxCategory; readonly field: string },
	{ kind, company }: Pick<PricingContext, 'kind' | 'company'>,
): string | undefined {
	if (exemptionReason !== undefined) {
		checkReason(exemptionReason, taxCategory, field, company.content.exemptionTexts);
		return exemptionReason;
	}
	const isExemptSale = KIND_RULES[kind].side === 'sale' && taxCategory === 'E';
	return isExemptSale ? product?.content.vatExemption : undefined;
}

import type { TaxCategory } from '../documents/document';

/**
 * VAT regimes of a sale (régime de TVA) that decide the category of its lines. A document, customer or import may name
 * others: those are kept as free text and decide nothing.
 */
export const VAT_REGIMES = ['domestic', 'intraEu', 'reverseCharge', 'export', 'franchise'] as const;
export type VatRegime = (typeof VAT_REGIMES)[number];

const CATEGORY_OF_REGIME: Readonly<Record<VatRegime, TaxCategory | undefined>> = {
	/** As the line, the customer, the product and the company say. */
	domestic: undefined,
	intraEu: 'K',
	reverseCharge: 'AE',
	export: 'G',
	franchise: 'E',
};

export function isVatRegime(regime: string | null | undefined): regime is VatRegime {
	return VAT_REGIMES.some((known) => known === regime);
}

export interface RegimeTaxation {
	readonly taxCategory: TaxCategory;
	readonly taxRate: '0';
}

/**
 * What a regime makes of lines that do not say their own VAT; undefined where it leaves that to customer, product and
 * company.
 */
export function defaultTaxation(regime: string | null | undefined): RegimeTaxation | undefined {
	const taxCategory = isVatRegime(regime) ? CATEGORY_OF_REGIME[regime] : undefined;
	return taxCategory === undefined ? undefined : { taxCategory, taxRate: '0' };
}

import { settleAmounts, type AmountLine, type AmountRules } from '../../domain/amounts/settleAmounts';
import type { DocumentTotals, FooterCharge, TaxRounding } from '../../domain/documents/document';

export type TestLine = Pick<AmountLine, 'net' | 'taxCategory' | 'taxRate'> & Partial<AmountLine>;

/** Totals of lines and charges under the plainest rules, or others. */
export function computeTotals(
	lines: readonly TestLine[],
	charges: readonly FooterCharge[],
	currency: string,
	taxRounding: TaxRounding,
	rules: Partial<AmountRules> = {},
): DocumentTotals {
	const full = lines.map((line): AmountLine => ({ kind: 'item', quantity: '1', ...line }));
	return settleAmounts({ currency, taxRounding, priceBasis: 'net', charges, ...rules }, full).totals;
}

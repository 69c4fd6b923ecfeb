import type { TaxCategory } from '../../../domain/documents/document';
import type { Decimal } from '../../../domain/money/decimal';
import type { PrintTexts } from '../templateSchema';
import { formatPercent } from '../text/formatNumber';

/** `20 %`, or the short name of a category for which 0 % says too little. */
export function printTaxRate(category: TaxCategory, rate: Decimal, texts: PrintTexts): string {
	return texts.taxCategories[category] ?? formatPercent(rate, texts.number);
}

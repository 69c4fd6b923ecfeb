import type { DocumentLine, OtherTax } from '../documents/document';
import { Exact } from '../money/decimal';
import { fromMinor, roundToMinor, type Minor } from '../money/minor';
import { ONE_PERCENT, taxOn } from './taxGroups';

type TaxedLine = Pick<DocumentLine, 'quantity' | 'net' | 'taxRate'>;

/**
 * Amount of a tax other than VAT (éco-contribution, taxe parafiscale) on a line: so much a unit, or a percentage of
 * what the line is sold for, after its discount and without VAT, or with it where the law says so.
 */
export function computeOtherTax(
	tax: Pick<OtherTax, 'mode' | 'value' | 'base'>,
	line: TaxedLine,
	currency: string,
): Minor {
	if (tax.mode === 'amount') return roundToMinor(new Exact(tax.value).times(line.quantity), currency);
	const base = tax.base === 'netAndTax' ? line.net + taxOn(line.net, line.taxRate, currency) : line.net;
	return roundToMinor(fromMinor(base, currency).times(tax.value).times(ONE_PERCENT), currency);
}

import { minorDigits } from '../../../domain/money/currencies';
import { Exact } from '../../../domain/money/decimal';
import type { EInvoiceRow } from '../../../domain/vietnam/eInvoice';
import { jsonNumber } from './jsonNumber';

/**
 * The percent of a row's discount, where it gives the amount of the discount to less than one smallest unit. A discount
 * that holds a share of that of the document has none: then the amount stands alone.
 */
export function discountRate(row: EInvoiceRow, currency: string, field: string): { DiscountRate?: number } {
	if (new Exact(row.discount).eq(0)) return { DiscountRate: 0 };
	if (row.discountPercent === undefined) return {};
	const unit = new Exact(1).div(10 ** minorDigits(currency));
	const given = new Exact(row.amount).times(row.discountPercent).div(100);
	if (given.minus(row.discount).abs().gte(unit)) return {};
	return { DiscountRate: jsonNumber(row.discountPercent, field) };
}

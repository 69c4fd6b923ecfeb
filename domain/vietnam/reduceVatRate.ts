import type { CalendarDate } from '../dates/calendarDate';
import { findVatRate } from './findVatRate';
import { RATE_REDUCTIONS, type ExcludedGroup, type VatRate } from './vatRates';

/**
 * The rate of a product on the day of an invoice: 10 % becomes 8 % while the law says so, unless the product is in a
 * group that the law leaves out. Other rates stay as they are.
 */
export function reduceVatRate(
	rate: VatRate,
	issueDate: CalendarDate,
	excluded: ExcludedGroup | null,
): VatRate {
	if (excluded !== null) return rate;
	const reduction = RATE_REDUCTIONS.find(
		({ regular, from, until }) => rate.code === regular && from <= issueDate && issueDate <= until,
	);
	return reduction ? findVatRate({ taxCategory: rate.taxCategory, taxRate: reduction.reduced }) : rate;
}

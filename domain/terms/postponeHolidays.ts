import type { CalendarDate } from '../dates/calendarDate';
import type { PaymentTerms } from './paymentTerms';

/** Puts a date off to the day that the company gives for it, again where that is a holiday too; never back. */
export function postponeHolidays(date: CalendarDate, holidays: PaymentTerms['holidays'] = {}): CalendarDate {
	const later = holidays[date];
	return later !== undefined && later > date ? postponeHolidays(later, holidays) : date;
}

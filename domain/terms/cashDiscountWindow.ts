import { addDays, type CalendarDate } from '../dates/calendarDate';
import type { CashDiscount } from '../documents/document';
import { fromMinor, roundToMinor, type Minor } from '../money/minor';

/** Until when the early-payment discount (escompte) may be taken, and what is paid then. */
export interface CashDiscountWindow {
	/** The last day, itself included. */
	readonly until: CalendarDate;
	readonly discount: Minor;
	readonly payable: Minor;
}

/** The discount is on the total with VAT; what becomes of the VAT is settled when it is taken. */
export function cashDiscountWindow(
	{ rate, days }: CashDiscount,
	issueDate: CalendarDate,
	gross: Minor,
	currency: string,
): CashDiscountWindow {
	const discount = roundToMinor(fromMinor(gross, currency).times(rate).div(100), currency);
	return { until: addDays(issueDate, days), discount, payable: gross - discount };
}

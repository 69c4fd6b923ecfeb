import { ONE_PERCENT } from '../amounts/taxGroups';
import { addDays, type CalendarDate } from '../dates/calendarDate';
import type { CashDiscount } from '../documents/document';
import { Exact } from '../money/decimal';
import { roundMinor, type Minor } from '../money/minor';

/** What becomes of the VAT when a cash discount is taken: it falls with the price, by a credit note, or it stays. */
export const CASH_DISCOUNT_VATS = ['falls', 'stays'] as const;
export type CashDiscountVat = (typeof CASH_DISCOUNT_VATS)[number];

/** The last day on which the discount can be taken. */
export function lastDiscountDay(issueDate: CalendarDate, { days }: CashDiscount): CalendarDate {
	return addDays(issueDate, days);
}

/**
 * Amount of an early-payment discount (escompte): its rate of the gross amount, rounded half away from zero to the minor
 * unit. What credit notes took off the invoice gives no discount.
 */
export function cashDiscountOf(gross: Minor, { rate }: Pick<CashDiscount, 'rate'>): Minor {
	return roundMinor(new Exact(gross).times(rate).times(ONE_PERCENT));
}

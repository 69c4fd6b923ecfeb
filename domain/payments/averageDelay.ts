import { daysBetween, type CalendarDate } from '../dates/calendarDate';

export interface PaidInvoice {
	readonly dueDate: CalendarDate;
	readonly paidOn: CalendarDate;
}

/**
 * By how many days a customer pays late on average (délai moyen): the mean of paid date − due date, to one decimal;
 * negative for one who pays early. Null where nothing was paid.
 */
export function averageDelay(invoices: readonly PaidInvoice[]): number | null {
	if (invoices.length === 0) return null;
	const days = invoices.reduce((sum, { dueDate, paidOn }) => sum + daysBetween(dueDate, paidOn), 0);
	const tenths = Math.round((days * 10) / invoices.length);
	return tenths === 0 ? 0 : tenths / 10;
}

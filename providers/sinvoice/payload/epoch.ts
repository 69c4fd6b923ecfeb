import type { CalendarDate, Instant } from '../../../domain/dates/calendarDate';
import { dateInZone } from '../../../domain/dates/calendarDate';

/** The clock of the provider and of the law. */
const ZONE = 'Asia/Ho_Chi_Minh';
const MIDNIGHT = 'T00:00:00+07:00';

/** S-Invoice writes moments as ms since 1970, of whole seconds. */
export function epochOf(instant: Instant): number {
	return Math.floor(Date.parse(instant) / 1000) * 1000;
}

/** A day without a moment is its midnight in Viet Nam. */
export function epochOfDay(date: CalendarDate): number {
	return Date.parse(`${date}${MIDNIGHT}`);
}

export function instantOf(epoch: number): Instant {
	return new Date(epoch).toISOString();
}

export function dayOf(epoch: number): CalendarDate {
	return dateInZone(instantOf(epoch), ZONE);
}

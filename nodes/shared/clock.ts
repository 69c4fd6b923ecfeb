import type { Instant } from '../../domain/dates/calendarDate';

/** The one place where time comes in; everything below is given it. */
export function systemClock(): Instant {
	return new Date().toISOString();
}

import { DateTime } from 'luxon';
import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';

/**
 * The moment that an e-invoice bears: now, on the day of the invoice; of an earlier day its last second, so that the moments
 * of a series never go back. Whole seconds, as providers want them.
 */
export function momentOfIssue(issueDate: CalendarDate, now: Instant, timeZone: string): Instant {
	const present = DateTime.fromISO(now, { zone: timeZone }).startOf('second');
	const moment =
		present.toISODate() === issueDate
			? present
			: DateTime.fromISO(`${issueDate}T23:59:59`, { zone: timeZone });
	const text = moment.toUTC().toISO();
	if (text === null) throw new RangeError(`Not a date or not a zone: ${issueDate}, ${timeZone}`);
	return text;
}

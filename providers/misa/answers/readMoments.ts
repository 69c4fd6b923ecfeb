import { DateTime } from 'luxon';
import { isCalendarDate, type CalendarDate, type Instant } from '../../../domain/dates/calendarDate';

/** MISA writes moments with an offset, or without one in the time of Viet Nam. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** The year 1 stands for no moment. */
const isReal = (moment: DateTime) => moment.isValid && moment.year > 1;

export function readInstant(text: string | null): Instant | null {
	if (text === null) return null;
	const moment = DateTime.fromISO(text, { zone: ZONE });
	return isReal(moment) ? moment.toUTC().toISO() : null;
}

/** The day in Viet Nam. */
export function readDate(text: string | null): CalendarDate | null {
	if (text === null) return null;
	if (isCalendarDate(text)) return text;
	const moment = DateTime.fromISO(text, { zone: ZONE });
	return isReal(moment) ? moment.toISODate() : null;
}

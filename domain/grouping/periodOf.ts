import { addDays, type CalendarDate } from '../dates/calendarDate';
import { dayOfMonth, endOfMonth, withDay } from '../dates/monthDates';
import type { Period } from '../dates/periods';
import type { Periodicity } from './grouping';

/** First and last days of the parts of a month; 31 stands for its last day. */
const PARTS: Readonly<Record<'tenDays' | 'halfMonth', ReadonlyArray<readonly [number, number]>>> = {
	tenDays: [
		[1, 10],
		[11, 20],
		[21, 31],
	],
	halfMonth: [
		[1, 15],
		[16, 31],
	],
};

/**
 * The billing period in which a day lies (période de facturation); null on demand, which has none.
 *
 * @param calendarMonth a week over the end of a month is cut there (France: CGI, art. 289, I-3)
 */
export function periodOf(date: CalendarDate, periodicity: Periodicity, calendarMonth = false): Period | null {
	const period = wholePeriodOf(date, periodicity);
	if (!calendarMonth || period === null) return period;
	const [first, last] = [withDay(date, 1), endOfMonth(date)];
	return { from: period.from < first ? first : period.from, to: period.to > last ? last : period.to };
}

function wholePeriodOf(date: CalendarDate, periodicity: Periodicity): Period | null {
	switch (periodicity) {
		case 'onDemand':
			return null;
		case 'week': {
			const from = addDays(date, 1 - weekdayOf(date));
			return { from, to: addDays(from, 6) };
		}
		case 'month':
			return { from: withDay(date, 1), to: endOfMonth(date) };
		default: {
			const day = dayOfMonth(date);
			const [first, last] = PARTS[periodicity].find(([, end]) => day <= end) ?? [1, 31];
			return { from: withDay(date, first), to: withDay(date, last) };
		}
	}
}

const DAY = 24 * 60 * 60 * 1000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** ISO 8601: Monday 1 to Sunday 7. */
export function weekdayOf(date: CalendarDate): number {
	const days = Date.parse(`${date}T00:00:00Z`) / DAY;
	return ((((days + FIRST_WEEKDAY - 1) % 7) + 7) % 7) + 1;
}

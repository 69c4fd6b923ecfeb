import { isCalendarDate, type CalendarDate } from '../../domain/dates/calendarDate';
import type { Row } from './groupRows';
import { monthOf } from './months';

/** Order of day and month in dates of digits. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A date at its place. Where day and month could change places, both readings stand here. */
export interface DateMatch {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	/** Reading with the day first, or the only one. */
	readonly dayFirst?: CalendarDate;
	/** Reading with the month first, where there is one. */
	readonly monthFirst?: CalendarDate;
	/** A time of day stands behind it, as on receipts. */
	readonly hasTime: boolean;
}

type Reading = Pick<DateMatch, 'dayFirst' | 'monthFirst'>;

interface Pattern {
	readonly pattern: RegExp;
	readonly read: (groups: readonly string[]) => Reading;
}

const only = (date: CalendarDate | undefined): Reading => (date === undefined ? {} : { dayFirst: date });
const named = (year: string, month: string, day: string) => {
	const number = monthOf(month);
	return only(number === undefined ? undefined : dateOf(year, String(number), day));
};

/** Tried in this order; what one has taken is not looked at by the next. */
const PATTERNS: readonly Pattern[] = [
	{
		pattern: /(?<![\d.])(20\d\d|19\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/g,
		read: ([year = '', month = '', day = '']) => only(dateOf(year, month, day)),
	},
	{
		pattern: /(?<!\d)(20\d\d|19\d\d)年(\d{1,2})月(\d{1,2})日/g,
		read: ([year = '', month = '', day = '']) => only(dateOf(year, month, day)),
	},
	{
		pattern: /(?<![\d.,])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d])/g,
		read: ([first = '', , second = '', year = '']) => ({
			dayFirst: dateOf(year, second, first),
			monthFirst: dateOf(year, first, second),
		}),
	},
	{
		// ngày 02 tháng 07 năm 2015, with or without English between
		pattern:
			/ngay\s*(?:\([^)]{1,12}\)\s*)?(\d{1,2})\s*thang\s*(?:\([^)]{1,12}\)\s*)?(\d{1,2})\s*nam\s*(?:\([^)]{1,12}\)\s*)?(\d{4})/g,
		read: ([day = '', month = '', year = '']) => only(dateOf(year, month, day)),
	},
	{
		pattern:
			/(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|\.)?[\s\-/]{0,2}(?:de |of )?\s?([a-z]{3,10})\.?,?[\s\-/]{0,2}(?:de |del )?'?(\d{4}|\d{2})(?![\d:])/g,
		read: ([day = '', month = '', year = '']) => named(year, month, day),
	},
	{
		pattern: /(?<![a-z])([a-z]{3,10})\.?[\s-]{0,2}(\d{1,2})(?:st|nd|rd|th)?\s?,?\s{0,2}-?(\d{4})(?!\d)/g,
		read: ([month = '', day = '', year = '']) => named(year, month, day),
	},
	{
		pattern: /(?<![\dA-Za-z.,\-/])(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\dA-Za-z\-/])/g,
		read: ([year = '', month = '', day = '']) => only(dateOf(year, month, day)),
	},
];
const TIME = /^[\s,T(\-]{0,4}\d{1,2}[:.]\d{2}/;

/** Dates in a row, in any of the ways that invoices write them. */
export function findDates(row: Row): DateMatch[] {
	let rest = row.folded.replaceAll('\t', ' ');
	const found: DateMatch[] = [];
	for (const { pattern, read } of PATTERNS) {
		for (const match of rest.matchAll(pattern)) {
			const reading = read(match.slice(1));
			if (reading.dayFirst === undefined && reading.monthFirst === undefined) continue;
			const start = match.index;
			const end = start + match[0].length;
			found.push({ row, start, end, ...reading, hasTime: TIME.test(row.folded.slice(end)) });
			rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);
		}
	}
	return found.sort((one, other) => one.start - other.start);
}

/** Years of two digits are of this century; invoices are not older. */
function dateOf(year: string, month: string, day: string): CalendarDate | undefined {
	const whole = year.length === 2 ? `20${year}` : year;
	const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isCalendarDate(date) ? date : undefined;
}

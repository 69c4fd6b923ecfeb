import type { CalendarDate } from '../dates/calendarDate';

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

/** `November` for a date or a month `2026-11`. Reasons are English, as all refusals are. */
export function nameMonth(date: string): string {
	return MONTHS[Number(date.slice(5, 7)) - 1] ?? date;
}

/** `30 November`. */
export function nameDay(date: CalendarDate): string {
	return `${Number(date.slice(8))} ${nameMonth(date)}`;
}

/** `30 November 2026`. */
export function nameDate(date: CalendarDate): string {
	return `${nameDay(date)} ${date.slice(0, 4)}`;
}

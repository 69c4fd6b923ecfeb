import type { CalendarDate } from './calendarDate';

/** Day of the month of a date, 1–31. */
export function dayOfMonth(date: CalendarDate): number {
	return Number(date.slice(8));
}

/** The last day of the date's month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
	return withDay(date, 31);
}

/** Another day of the same month; its last one where the month is shorter: `withDay('2026-02-10', 31)` is 28 February. */
export function withDay(date: CalendarDate, day: number): CalendarDate {
	const [year, month] = date.split('-').map(Number) as [number, number];
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return `${date.slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The same day some months later, or the last one of a shorter month: 31 January and one month is 28 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	const [year, month] = date.split('-').map(Number) as [number, number];
	const count = year * 12 + month - 1 + months;
	const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
	if (!Number.isInteger(months) || count < 0 || first.length !== 10)
		throw new RangeError(`Not a calendar date: ${date} and ${months} months`);
	return withDay(first, dayOfMonth(date));
}

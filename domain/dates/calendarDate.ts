import { DateTime, IANAZone } from 'luxon';

/** A calendar date `YYYY-MM-DD`, without time or zone. Compares as text. */
export type CalendarDate = string;

/** An instant, ISO 8601 in UTC with milliseconds: `2026-11-22T08:00:00.000Z`. */
export type Instant = string;

/** True for a date that exists: `2026-02-29` does not. */
export function isCalendarDate(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

export function isTimeZone(zone: string): boolean {
	return IANAZone.isValidZone(zone);
}

/** The calendar date that people in `zone` see at `instant`: 23:10 UTC is already tomorrow in Paris. */
export function dateInZone(instant: Instant, zone: string): CalendarDate {
	const date = DateTime.fromISO(instant, { zone }).toISODate();
	if (date === null) throw new RangeError(`Not an instant or not a zone: ${instant}, ${zone}`);
	return date;
}

const DAY = 24 * 60 * 60 * 1000;

/** `HH:MM` that the clocks of a zone show at an instant. */
export function clockInZone(instant: Instant, zone: string): string {
	return DateTime.fromISO(instant, { zone }).toFormat('HH:mm');
}

/** Days of UTC are all of one length, so that integers can count them. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
	const start = Date.parse(`${date}T00:00:00Z`);
	if (Number.isInteger(days) && dateAt(start) === date) {
		const moved = dateAt(start + days * DAY);
		if (moved !== undefined) return moved;
	}
	const moved = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate();
	if (moved === null) throw new RangeError(`Not a calendar date: ${date}`);
	return moved;
}

/** The date in UTC; undefined for what is no instant, or no date of four digits a year. */
function dateAt(milliseconds: number): CalendarDate | undefined {
	const instant = new Date(milliseconds);
	const year = instant.getUTCFullYear();
	return year >= 0 && year <= 9999 ? instant.toISOString().slice(0, 10) : undefined;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
	const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
	if (dateAt(start) === from && dateAt(end) === to) return (end - start) / DAY;
	return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}

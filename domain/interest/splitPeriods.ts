import { addDays, type CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import type { InterestRule, LateDebt } from './interest';

/** Days on which one amount is open at one rate; both days belong to it. */
export interface OpenPeriod {
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	readonly principal: Minor;
}

/**
 * The days from the day after the due date to `until`, parted where money came and, under a rate that is read each
 * half-year, where one begins. The day on which money comes still counts with the amount before it, so that payment on
 * the due date costs nothing and payment on the day after costs one day.
 */
export function splitPeriods(
	{ dueDate, amount, settled = [] }: LateDebt,
	until: CalendarDate,
	halfYears: InterestRule['halfYears'],
): OpenPeriod[] {
	const came = settled.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
	const periods: OpenPeriod[] = [];
	let principal = amount;
	let next = 0;
	for (let from = addDays(dueDate, 1); from <= until; from = addDays(periods.at(-1)?.until ?? until, 1)) {
		for (let money = came[next]; money !== undefined && money.on < from; money = came[next]) {
			principal -= money.amount;
			next += 1;
		}
		if (principal <= 0 && next >= came.length) break;
		const ends = [until, halfYears === 'each' ? endOfHalfYear(from) : until, came[next]?.on ?? until];
		periods.push({ from, until: ends.reduce((one, other) => (one < other ? one : other)), principal });
	}
	return periods.filter((period) => period.principal > 0);
}

/** 1 January or 1 July. */
export function startOfHalfYear(date: CalendarDate): CalendarDate {
	return `${date.slice(0, 4)}-${date.slice(5) < '07-01' ? '01-01' : '07-01'}`;
}

function endOfHalfYear(date: CalendarDate): CalendarDate {
	return `${date.slice(0, 4)}-${date.slice(5) < '07-01' ? '06-30' : '12-31'}`;
}

/** `2026-H2`, as published tables write it. */
export function nameHalfYear(date: CalendarDate): string {
	return `${date.slice(0, 4)}-H${date.slice(5) < '07-01' ? 1 : 2}`;
}

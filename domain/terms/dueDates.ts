import type { CalendarDate } from '../dates/calendarDate';
import { sumMinor, type Minor } from '../money/minor';
import type { Instalment } from './paymentTerms';

/** What fell due before a day: the sum of the instalments with an earlier date. */
export function dueBefore(instalments: readonly Instalment[], day: CalendarDate): Minor {
	return sumMinor(
		instalments.flatMap(({ dueDate, amount }) => (dueDate !== null && dueDate < day ? amount : [])),
	);
}

/** The day on which everything has fallen due; null while one instalment waits for its reference date. */
export function lastDueDate(instalments: readonly Instalment[]): CalendarDate | null {
	const dates = instalments.map(({ dueDate }) => dueDate);
	return dates.reduce(
		(last, date) => (last === null || date === null ? null : date > last ? date : last),
		dates[0] ?? null,
	);
}

/** The oldest date of an instalment that the matched money does not cover; null where none of those has a date. */
export function nextDueDate(instalments: readonly Instalment[], matched: Minor): CalendarDate | null {
	let left = matched;
	const open = instalments.filter(({ amount }) => {
		left -= amount;
		return left < 0;
	});
	return open.flatMap(({ dueDate }) => dueDate ?? []).sort()[0] ?? null;
}

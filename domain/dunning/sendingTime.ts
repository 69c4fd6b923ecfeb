import { addDays, type CalendarDate } from '../dates/calendarDate';
import { nameDate } from '../grouping/nameDay';
import { weekdayOf } from '../grouping/periodOf';
import type { DunningPolicy } from './policy';

/** Why the policy lets no message leave now; undefined where it does. */
export function whyNotNow(
	{ sendingDays, sendingHours }: DunningPolicy,
	date: CalendarDate,
	time?: string,
): { readonly rule: string; readonly reason: string } | undefined {
	if (!sendingDays.includes(weekdayOf(date))) {
		const next = nextSendingDay(sendingDays, date);
		return {
			rule: 'dunning.weekday',
			reason: `no messages go out on this weekday; the next day is ${nameDate(next)}`,
		};
	}
	if (sendingHours === undefined || time === undefined) return undefined;
	if (time >= sendingHours.from && time < sendingHours.until) return undefined;
	return {
		rule: 'dunning.hours',
		reason: `messages go out from ${sendingHours.from} to ${sendingHours.until} only, and it is ${time}`,
	};
}

/** The first day from `date` on on which messages go out. */
export function nextSendingDay(sendingDays: readonly number[], date: CalendarDate): CalendarDate {
	const weekday = weekdayOf(date);
	// Where no day is allowed the same weekday is named: there is none to hope for.
	const wait = Math.min(7, ...sendingDays.map((day) => (day - weekday + 7) % 7));
	return wait === 0 ? date : addDays(date, wait);
}

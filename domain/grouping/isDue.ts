import type { CalendarDate } from '../dates/calendarDate';
import type { Periodicity } from './grouping';
import { periodOf } from './periodOf';

/**
 * A delivery is due for invoicing when its period has ended, on the last day of the period at the earliest. What is
 * billed on demand has no period: it is due from the day of its delivery, for a run that asks for it.
 *
 * @param calendarMonth the month of delivery ends the period too: there, its invoice is to be made by then
 */
export function isDue(
	periodicity: Periodicity,
	deliveredOn: CalendarDate,
	onDate: CalendarDate,
	calendarMonth = false,
): boolean {
	return (periodOf(deliveredOn, periodicity, calendarMonth)?.to ?? deliveredOn) <= onDate;
}

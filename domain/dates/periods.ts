import { addDays, type CalendarDate } from './calendarDate';

/** Both days belong to the period. */
export interface Period {
	readonly from: CalendarDate;
	readonly to: CalendarDate;
}

/** The calendar month `YYYY-MM`. */
export function monthPeriod(month: string): Period {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return { from: `${month}-01`, to: addDays(firstOf(year, number + 1), -1) };
}

/** The fiscal year (exercice) that begins in `year`. @param startMonth 1–12 */
export function fiscalYearPeriod(year: number, startMonth: number): Period {
	return { from: firstOf(year, startMonth), to: addDays(firstOf(year + 1, startMonth), -1) };
}

function firstOf(year: number, month: number): CalendarDate {
	const [inYear, inMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
	return `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}-01`;
}

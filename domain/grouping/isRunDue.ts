import { addDays, type CalendarDate } from '../dates/calendarDate';
import { addMonths, withDay } from '../dates/monthDates';
import { refuse } from '../refusal';
import { assertDate } from './assertRun';
import { weekdayOf } from './periodOf';

/** When a periodic run of deferred invoicing takes place. */
export type RunSchedule =
	/** ISO: Monday 1 to Sunday 7. */
	| { readonly weekday: number }
	/** 1–31; a shorter month has it on its last day. */
	| { readonly dayOfMonth: number };

/**
 * Whether a periodic run is to be made today: the latest scheduled day is reached, and no run was made on it or since.
 * So a run that was missed is made up for. Without any run before, a weekly one begins on its own day, a monthly one
 * from its day of the month on.
 *
 * @param lastRun null where there was none yet
 * @throws Refusal `grouping.schedule`, `grouping.date`
 */
export function isRunDue(schedule: RunSchedule, lastRun: CalendarDate | null, today: CalendarDate): boolean {
	assertSchedule(schedule);
	assertDate(today, 'today');
	if (lastRun === null) {
		return 'weekday' in schedule
			? weekdayOf(today) === schedule.weekday
			: today >= withDay(today, schedule.dayOfMonth);
	}
	assertDate(lastRun, 'lastRun');
	return lastRun < latestDay(schedule, today);
}

/** The last scheduled day that is not after today. */
function latestDay(schedule: RunSchedule, today: CalendarDate): CalendarDate {
	if ('weekday' in schedule) return addDays(today, -((weekdayOf(today) - schedule.weekday + 7) % 7));
	const thisMonth = withDay(today, schedule.dayOfMonth);
	return thisMonth <= today ? thisMonth : withDay(addMonths(today, -1), schedule.dayOfMonth);
}

function assertSchedule(schedule: RunSchedule): void {
	const [field, value, most] =
		'weekday' in schedule ? ['weekday', schedule.weekday, 7] : ['dayOfMonth', schedule.dayOfMonth, 31];
	if (Number.isInteger(value) && value >= 1 && value <= most) return;
	refuse({
		rule: 'grouping.schedule',
		field,
		message: `'${field}' is ${String(value)}; a run cannot be scheduled for that day.`,
		fix:
			most === 7 ? 'Give 1 (Monday) to 7 (Sunday).' : 'Give 1 to 31; 31 is the last day of a shorter month.',
	});
}

import { addDays, daysBetween, type CalendarDate } from '../dates/calendarDate';
import { addMonths, dayOfMonth, endOfMonth, withDay } from '../dates/monthDates';
import { WEEKDAYS, type DueDateRule, type DueDateRuleName, type Weekday } from './paymentTerms';

type Step = (date: CalendarDate, rule: DueDateRule) => CalendarDate;

const addTime: Step = (date, { weeks = 0, days = 0 }) => addDays(date, weeks * 7 + days);

/** The day of the month after the one that is reached: `onDay` says which, the first where it says none. */
const dayOfNextMonth: Step = (date, { onDay = [1] }) =>
	withDay(addMonths(withDay(date, 1), 1), onDay[0] ?? 1);

const onNextDay: Step = (date, { onDay = [] }) => nextDayOfMonth(date, onDay);

/** What follows the months, in order. */
const STEPS: Readonly<Record<DueDateRuleName, readonly Step[]>> = {
	days: [addTime, onNextDay],
	daysThenEndOfMonth: [addTime, endOfMonth, onNextDay],
	endOfMonthThenDays: [endOfMonth, addTime, onNextDay],
	dayOfFollowingMonth: [addTime, dayOfNextMonth],
};

/**
 * The due date (date d'échéance) that a rule gives, never before the reference.
 *
 * "90 jours fin de mois" has two readings: `daysThenEndOfMonth` counts 90 days and goes to the end of that month,
 * `endOfMonthThenDays` counts them from the end of the reference's month. The contract chooses (Code de commerce
 * L441-10 allows both).
 */
export function computeDueDate(reference: CalendarDate, rule: DueDateRule): CalendarDate {
	const due = apply(reference, rule, 0);
	// A given day or month may lie behind the reference: the next one is meant.
	const extra = rule.startMonth === undefined ? 1 : 12;
	return due < reference ? apply(reference, rule, extra) : due;
}

function apply(reference: CalendarDate, rule: DueDateRule, extraMonths: number): CalendarDate {
	const { months = 0, startMonth, startDay, onWeekday } = rule;
	let date = startMonth === undefined ? reference : withMonth(reference, startMonth);
	date = addMonths(date, months + extraMonths);
	if (startDay !== undefined) date = withDay(date, startDay);
	for (const step of STEPS[rule.rule ?? 'days']) date = step(date, rule);
	return onWeekday === undefined ? date : nextWeekday(date, onWeekday);
}

function withMonth(date: CalendarDate, month: number): CalendarDate {
	return addMonths(date, month - Number(date.slice(5, 7)));
}

/** The next of several days of the month, that day included; a month that is too short has it on its last day. */
function nextDayOfMonth(date: CalendarDate, days: readonly number[]): CalendarDate {
	if (days.length === 0) return date;
	const sorted = [...days].sort((a, b) => a - b);
	const inThisMonth = sorted.find((day) => day >= dayOfMonth(date));
	if (inThisMonth !== undefined) return withDay(date, inThisMonth);
	return withDay(addMonths(withDay(date, 1), 1), sorted[0] ?? 1);
}

/** 5 January 1970 was a Monday. */
const A_MONDAY = '1970-01-05';

function nextWeekday(date: CalendarDate, weekday: Weekday): CalendarDate {
	const wait = (WEEKDAYS.indexOf(weekday) - daysBetween(A_MONDAY, date)) % 7;
	return addDays(date, wait < 0 ? wait + 7 : wait);
}

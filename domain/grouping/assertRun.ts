import { isCalendarDate, type CalendarDate } from '../dates/calendarDate';
import { refuse } from '../refusal';
import {
	BILLING_MODES,
	PERIODICITIES,
	type BillingMode,
	type GroupingRun,
	type Periodicity,
} from './grouping';
import { ALWAYS_KEYS, EXTRA_KEYS, findKey, TWELVE_KEYS } from './groupingKeys';

/**
 * Checks what a run asks for, before any note is looked at.
 *
 * @throws Refusal `grouping.mode`, `grouping.periodicity`, `grouping.key`, `grouping.date`, `grouping.minimum`
 */
export function assertRun(run: GroupingRun): void {
	assertDate(run.onDate, 'onDate');
	run.periodicities?.forEach((value, index) => assertPeriodicity(value, `periodicities[${index}]`));
	if (run.mode !== undefined) assertMode(run.mode, 'mode');
	assertKeys(run.extraKeys ?? [], 'extraKeys');
	const { minimumNotes = 1 } = run;
	if (Number.isInteger(minimumNotes) && minimumNotes >= 1) return;
	refuse({
		rule: 'grouping.minimum',
		field: 'minimumNotes',
		message: `The least number of notes of an invoice is ${String(minimumNotes)}.`,
		fix: 'Give a whole number from 1 on, or leave it out.',
	});
}

/** @throws Refusal `grouping.mode`, naming the modes that there are. */
export function assertMode(value: string, field: string): asserts value is BillingMode {
	if ((BILLING_MODES as readonly string[]).includes(value)) return;
	refuse({
		rule: 'grouping.mode',
		field,
		message: `'${value}' is not a billing mode.`,
		fix: `Write ${BILLING_MODES.join(', ')}.`,
	});
}

/** @throws Refusal `grouping.periodicity`, naming those that there are. */
export function assertPeriodicity(value: string, field: string): asserts value is Periodicity {
	if ((PERIODICITIES as readonly string[]).includes(value)) return;
	refuse({
		rule: 'grouping.periodicity',
		field,
		message: `'${value}' is not a billing periodicity.`,
		fix: `Write ${PERIODICITIES.join(', ')}; tenDays parts a month at the 10th and 20th, halfMonth at the 15th.`,
	});
}

/** @throws Refusal `grouping.key`, naming the keys that there are. */
export function assertKeys(names: readonly string[], field: string): void {
	const index = names.findIndex((name) => findKey(name) === undefined);
	if (index < 0) return;
	const known = EXTRA_KEYS.map(({ name }) => name).join(', ');
	const own = [...TWELVE_KEYS, ...ALWAYS_KEYS].map(({ name }) => name).join(', ');
	refuse({
		rule: 'grouping.key',
		field: `${field}[${index}]`,
		message: `'${names[index]}' is not a grouping key.`,
		fix: `Keys that may be added: ${known}; always compared: ${own}.`,
	});
}

/**
 * A period of deliveries that a run is kept to; each end may be open.
 *
 * @throws Refusal `grouping.date`, or `grouping.period` where it ends before it begins.
 */
export function assertPeriod(
	{ from, until }: { readonly from?: CalendarDate; readonly until?: CalendarDate },
	fields: { readonly from: string; readonly until: string } = { from: 'from', until: 'until' },
): void {
	if (from !== undefined) assertDate(from, fields.from);
	if (until !== undefined) assertDate(until, fields.until);
	if (from === undefined || until === undefined || from <= until) return;
	refuse({
		rule: 'grouping.period',
		field: fields.until,
		message: `The period ends on ${until}, before it begins on ${from}.`,
		fix: 'Exchange the two dates, or correct one of them.',
	});
}

/** @throws Refusal `grouping.date` */
export function assertDate(date: CalendarDate, field: string): void {
	if (isCalendarDate(date)) return;
	refuse({
		rule: 'grouping.date',
		field,
		message: `'${field}' is '${date}', which is not a date that exists.`,
		fix: 'Write it YYYY-MM-DD.',
	});
}

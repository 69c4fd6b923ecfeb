import { addDays, type CalendarDate } from '../../domain/dates/calendarDate';
import { addMonths } from '../../domain/dates/monthDates';
import type { DunningRow } from '../../domain/dunning/plan';
import { planDunning } from '../../domain/dunning/planDunning';
import { readState } from '../../domain/dunning/readState';
import type { InterestRule } from '../../domain/interest/interest';

/** The day on which cases run that name none. */
export const RUN = '2026-11-20';

/** A stage that is mailed, from the fields that matter. */
export const stage = (days: number, more: object = {}) => ({
	label: 'R',
	days,
	template: 'reminder1',
	...more,
});

/** One invoice of 100.00, long overdue. */
export const debt = (more: object = {}) => ({
	number: 'FA1',
	amount: '100.00',
	dueDate: '2026-10-01',
	...more,
});

interface Books {
	readonly stages?: readonly object[];
	readonly items?: readonly object[];
	readonly policy?: object;
	readonly [member: string]: unknown;
}

export function stateOf({ stages = [stage(0)], items = [debt()], policy, ...more }: Books = {}) {
	const every = { sendingDays: [1, 2, 3, 4, 5, 6, 7] };
	return readState({
		policies: [{ code: 'CASE', stages: { invoice: stages }, ...every, ...policy }],
		items,
		...more,
	});
}

export function rowsOf(books: Books, run: CalendarDate = RUN): readonly DunningRow[] {
	return planDunning(stateOf(books), run).rows;
}

/** How many messages go out. */
export function countDue(books: Books, run?: CalendarDate): number {
	return rowsOf(books, run).filter(({ standing }) => standing === 'due').length;
}

/** The level that the only item has once the run is over. */
export function levelAfter(books: Books, run: CalendarDate): number {
	const [row] = rowsOf(books, run) as [DunningRow];
	return row.standing === 'due' && row.next !== null ? row.next.stage : row.level;
}

/**
 * Stages as the cases write them: `1: due + 10 days`, `2: end of month of (due + 30 days)`, `3: previous reminder + 10
 * days`.
 */
export function readPolicyLines(lines: readonly string[]): object[] {
	return lines.map((line) => {
		const days = Number(/\+ (\d+) days?/.exec(line)?.[1]);
		if (!Number.isInteger(days)) throw new Error(`No days in the line of a policy: ${line}`);
		const countFrom = /end of month/.test(line)
			? 'endOfMonth'
			: /previous/.test(line)
				? 'previousStage'
				: 'dueDate';
		return stage(days, { countFrom });
	});
}

/** Three reminders as OCA ships them. */
export const THREE_TIMES = readPolicyLines([
	'1: due + 10 days',
	'2: end of month of (due + 30 days)',
	'3: previous reminder + 10 days',
]);

const WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, six: 6 };

/** `today`, `15 days earlier`, `one year ago`, `2 months ago`, `3 days later`, or a date. */
export function readDay(text: string, today: CalendarDate = RUN): CalendarDate {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
	if (/today|same day/.test(text)) return today;
	const [, amount = '', unit = '', way = ''] =
		/(\w+) (day|week|month|year)s? (ago|earlier|later)/.exec(text) ?? [];
	const count = (WORDS[amount] ?? Number(amount)) * (way === 'later' ? 1 : -1);
	if (!Number.isInteger(count)) throw new Error(`No day can be read in: ${text}`);
	if (unit === 'day' || unit === 'week') return addDays(today, count * (unit === 'week' ? 7 : 1));
	return addMonths(today, count * (unit === 'year' ? 12 : 1));
}

/**
 * How many days ago it was, by the calendar: `4 and one second`, `4 minus one second`. The run is at the last second
 * of its day, where whole days and calendar days agree.
 */
export function readDaysAgo(given: string | number): number {
	const text = String(given);
	const days = Number.parseInt(text, 10);
	return /minus|less|before|short|not yet/.test(text) ? days - 1 : days;
}

/** What a payment of a peer means to us: on its way, arrived, or nothing. */
export function moneyOf(payment: { amount: string; state: string } | undefined): object {
	if (payment === undefined || /fail|cancel|reject/.test(payment.state)) return {};
	return /succe|paid|done/.test(payment.state)
		? { settled: payment.amount }
		: { inCollection: payment.amount };
}

/** `10.00 flat`, `15 % of the dunned amount`. */
export function readFee(text: string): object {
	const [amount = ''] = /[\d.]+/.exec(text) ?? [];
	return /%/.test(text) ? { percentOfAmount: amount } : { flat: amount, currency: 'EUR' };
}

/** A rate of the company itself, for any country, without a floor. */
export const ownRule = (percent: string): InterestRule => ({
	name: 'own',
	country: 'DE',
	buyer: 'business',
	from: '2000-01-01',
	rate: { percent },
	contractual: false,
	halfYears: 'first',
});

/* eslint-disable @typescript-eslint/no-explicit-any -- each source has its own shapes */
import { Exact, toDecimal } from '../../domain/money/decimal';
import { WEEKDAYS, type DueDateRule, type TermLine } from '../../domain/terms/paymentTerms';

/** How the peers write rules of due dates and lines of payment terms, as ours. An unknown word fails the case. */

type Given = Readonly<Record<string, any>>;
type Members = Readonly<Record<string, (value: any) => Partial<TermLine>>>;

const weekdayOf = (value: number | string) => {
	const found =
		typeof value === 'number'
			? WEEKDAYS[value]
			: WEEKDAYS.find((day) => day.startsWith(value.slice(0, 2).toLowerCase()));
	if (!found) throw new Error(`No weekday: ${value}`);
	return { onWeekday: found };
};

const list = (value: number | readonly number[]) => ({ onDay: [value].flat() });

const TIME: Members = {
	days: (days) => ({ days: Number(days) }),
	weeks: (weeks) => ({ weeks: Number(weeks) }),
	months: (months) => ({ months: Number(months) }),
	years: (years) => ({ months: 12 * Number(years) }),
	weekday: weekdayOf,
};

const RULE: Members = {
	...TIME,
	kind: () => ({}),
	day: list,
	on_day: list,
	on_days: list,
	days_of_month: list,
	day_of_month: list,
	holidays: () => ({}),
	override_allowed: () => ({}),
};

/** A delta sets the day and the month before it adds weeks and days. */
const DELTA: Members = {
	...TIME,
	day: (day) => ({ startDay: Number(day) }),
	month: (month) => ({ startMonth: Number(month) }),
};

function read(given: Given, members: Members): Partial<TermLine> {
	return Object.entries(given).reduce<Partial<TermLine>>((line, [name, value]) => {
		const member = members[name];
		if (!member) throw new Error(`No member of a rule: ${name}`);
		return { ...line, ...(value === null ? {} : member(value)) };
	}, {});
}

export const deltaOf = (delta: Given): DueDateRule => read(delta, DELTA);

/** What is added comes first or last; `end_of_month` alone is the end of the month that is reached. */
export function ruleOf(given: Given): DueDateRule {
	const words = String(given['kind'] ?? 'net').split('_then_');
	const next = words.some((word) => /end_of_(next|following)_month/.test(word));
	const rule = read(given, RULE);
	const months = next ? { months: (rule.months ?? 0) + 1 } : {};
	return { ...rule, ...months, rule: nameOf(words) };
}

function nameOf(words: readonly string[]): NonNullable<DueDateRule['rule']> {
	const at = words.findIndex((word) => /^end_of_(next_|following_)?month$/.test(word));
	if (words.some((word) => /^day_of_(following|next)_month$/.test(word))) return 'dayOfFollowingMonth';
	const added = words.slice(at + 1).some((word) => ['days', 'weeks', 'months'].includes(word));
	if (at >= 0) return added ? 'endOfMonthThenDays' : 'daysThenEndOfMonth';
	if (words.every((word) => ['net', 'days', 'weeks', 'months', 'on_day', 'on_days'].includes(word)))
		return 'days';
	throw new Error(`No rule: ${words.join(' then ')}`);
}

const percent = (ratio: string) => toDecimal(new Exact(ratio).times(100));

const SHARES: Readonly<Record<string, (line: Given) => Partial<TermLine>>> = {
	percent_of_remainder: (line) => ({ percentOfRemainder: line['percent'] ?? percent(line['ratio']) }),
	percent_of_total: (line) => ({ percent: line['percent'] ?? percent(line['ratio']) }),
	percent_of_net: (line) => ({ percentOfNet: line['percent'] ?? percent(line['ratio']) }),
	percent: (line) => ({ percent: line['percent'] ?? percent(line['ratio']) }),
	fixed: (line) => ({ amount: line['amount'] }),
	remainder: () => ({ remainder: true }),
	balance: () => ({ remainder: true }),
};

const LINE: Members = {
	type: () => ({}),
	ratio: () => ({}),
	divisor: (divisor) => ({ divisor: Number(divisor) }),
	amount: (amount) => ({ amount: String(amount) }),
	percent: () => ({}),
	percent_of_net: (value) => ({ percentOfNet: value }),
	percent_of_total: (value) => ({ percent: value }),
	percent_of_remainder: (value) => ({ percentOfRemainder: value }),
	round_to: (amount) => ({ roundTo: String(amount) }),
	amount_round: (amount) => ({ roundTo: String(amount) }),
	remainder: () => ({ remainder: true }),
	balance: () => ({ remainder: true }),
	delta: (delta) => [delta].flat().reduce((line, one) => ({ ...line, ...read(one, DELTA) }), {}),
	rule: (rule) => ruleOf(rule),
	from: (from) => ({ from: referenceNameOf(from) }),
	...TIME,
	on_days: list,
	on_day: list,
};

/** A line counts from the date of the document unless the case chains them. */
export function lineOf(given: Given, chained = false): TermLine {
	const line = read(given, LINE);
	const share = SHARES[given['type'] ?? ('percent' in given ? 'percent' : '')]?.(given) ?? {};
	return { ...(chained ? {} : { from: 'documentDate' }), ...line, ...share };
}

const NAMES: Readonly<Record<string, string>> = {
	'invoice date': 'documentDate',
	'document date': 'documentDate',
	'order date': 'orderDate',
	'delivery date': 'deliveryDate',
};

export function referenceNameOf(words: string): string {
	const name = words.replaceAll('_', ' ').toLowerCase();
	return NAMES[name] ?? name;
}

/** Every date that a case tells: `credit_letter_date` is the date called `credit letter date`. */
export function datesOf(given: Given): Readonly<Record<string, string>> {
	const told = Object.entries(given).filter(
		([name, value]) => /date$/.test(name) && typeof value === 'string',
	);
	return Object.fromEntries(told.map(([name, value]) => [referenceNameOf(name), value as string]));
}

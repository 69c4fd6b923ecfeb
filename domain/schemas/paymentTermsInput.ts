import { z } from 'zod/v4';
import { DUE_DATE_RULES, INSTALMENT_TYPES, WEEKDAYS } from '../terms/paymentTerms';
import { currency, date, decimal, text } from './fields';

const count = (max: number) => z.int('must be a whole number').min(0).max(max);
const dayOfMonth = z.int('must be a day of the month').min(1).max(31);
const share = decimal({ min: 0, max: 100, scale: 10 });

/** A line of payment terms; at most one of percent, percentOfNet, percentOfRemainder, amount and remainder. */
export const termLineInput = z.strictObject({
	percent: share.optional(),
	percentOfNet: share.optional(),
	percentOfRemainder: share.optional(),
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	currency: currency.optional(),
	divisor: z.int('must be a whole number').min(1).max(1000).optional(),
	roundTo: decimal({ moreThan: 0, scale: 4 }).optional(),
	remainder: z.literal(true, 'must be true, or left out').optional(),
	rule: z.enum(DUE_DATE_RULES, `must be one of ${DUE_DATE_RULES.join(', ')}`).optional(),
	months: count(600).optional(),
	weeks: count(2600).optional(),
	days: count(18_250).optional(),
	/** One day of the month, or several. */
	onDay: z
		.union(
			[dayOfMonth, z.array(dayOfMonth).min(1).max(31)],
			'must be a day of the month, 1 to 31, or a list of them',
		)
		.transform((given) => (typeof given === 'number' ? [given] : given))
		.optional(),
	onWeekday: z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`).optional(),
	startMonth: z.int().min(1).max(12).optional(),
	startDay: dayOfMonth.optional(),
	from: text(60).optional(),
	date: date.optional(),
	type: z.enum(INSTALMENT_TYPES, `must be one of ${INSTALMENT_TYPES.join(', ')}`).optional(),
	method: text(60).optional(),
	title: text(300).optional(),
});
export type TermLineInput = z.output<typeof termLineInput>;

/** Far above any plan of monthly payments. */
const MAX_INSTALMENTS = 120;

const lines = z
	.array(termLineInput, 'must be a list of lines')
	.max(MAX_INSTALMENTS, `must not have more than ${MAX_INSTALMENTS} lines`);

/** The lines of a master; a document may also be told that it has none. */
export const termLines = lines.min(1, 'must have at least one line');
export const ownTermLines = lines;

/** Names of dates that lines count from, with what is known of them. */
export const referenceDates = z.record(text(60), date);

/** Days on which nothing is paid → the day to which each is put off. */
export const holidays = z.record(date, date);

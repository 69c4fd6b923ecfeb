import { z } from 'zod/v4';
import { currency, decimal, text } from '../schemas/fields';
import { CHANNELS, CHASED_KINDS, LEVEL_SCOPES, STAGE_COUNTS } from './policy';

/** Amounts come in major units, as decimals; `readPolicy` turns them into minor units. */

const templateName = z
	.string('must be the name of a message template')
	.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'must be 1 to 40 letters and digits, such as reminder1');
const days = z.int('must be a whole number of days').min(0).max(3650);
const amount = decimal({ min: 0, scale: 4 });
const clock = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:MM from 00:00 to 23:59, such as 08:00');

const stage = z
	.strictObject({
		label: text(60),
		/** After the stage before; stage 1 after the due date. */
		days,
		countFrom: z.enum(STAGE_COUNTS, `must be one of ${STAGE_COUNTS.join(', ')}`).optional(),
		channel: z.enum(CHANNELS, `must be one of ${CHANNELS.join(', ')}`).optional(),
		/** One name for all languages, or one a language. */
		template: templateName.optional(),
		templates: z
			.strictObject({
				fr: templateName.optional(),
				en: templateName.optional(),
				vi: templateName.optional(),
			})
			.optional(),
		attachPdf: z.boolean().optional(),
		blockNewOrders: z.boolean().optional(),
		formalNotice: z.boolean().optional(),
		/** A flat fee and its currency, or a percentage of the instalment as it was billed. */
		fee: z
			.union(
				[
					z.strictObject({ flat: amount, currency }),
					z.strictObject({ percentOfAmount: decimal({ min: 0, max: 100, scale: 4 }) }),
				],
				'must be {"flat": 10, "currency": "EUR"} or {"percentOfAmount": 15}',
			)
			.optional(),
	})
	.refine(
		({ channel, template, templates }) =>
			channel === 'task' || template !== undefined || templates !== undefined,
		'has no message template; give template or templates, or make it a task',
	);
const stages = z.array(stage).max(12, 'must not have more than 12 stages');

/** What a company may set of a policy beside code and name; what is missing is as `STANDARD_POLICY` has it. */
export const dunningPolicyFields = {
	/** Stages of a kind that is missing are none: it is not chased. */
	stages: z.strictObject(Object.fromEntries(CHASED_KINDS.map((kind) => [kind, stages.optional()]))),
	limits: z
		.record(currency, z.strictObject({ tolerance: amount.optional(), minimum: amount.optional() }))
		.optional(),
	graceDays: days.optional(),
	soonDays: days.optional(),
	minimumItems: z.int().min(1).max(1000).optional(),
	levelPer: z.enum(LEVEL_SCOPES, `must be one of ${LEVEL_SCOPES.join(', ')}`).optional(),
	oneLetter: z.boolean().optional(),
	letterWithoutEmail: z.boolean().optional(),
	sendingDays: z
		.array(z.int('must be a weekday from 1 (Monday) to 7 (Sunday)').min(1).max(7))
		.min(1, 'must name at least one weekday')
		.optional(),
	sendingHours: z
		.strictObject({ from: clock, until: clock })
		.refine(({ from, until }) => from < until, 'must end after it begins')
		.optional(),
};

const code = text(60);
export const dunningPolicyInput = z.strictObject({
	code,
	name: text(200).optional(),
	version: z.int().min(1).optional(),
	...dunningPolicyFields,
});
export type DunningPolicyInput = z.output<typeof dunningPolicyInput>;

import { z } from 'zod/v4';
import { currency, date, decimal, language, text } from '../schemas/fields';
import { CHASED_KINDS } from './policy';
import { dunningPolicyInput } from './policyInput';
import { CLOSINGS, HOLD_TYPES, STEP_STATES } from './state';

/**
 * A state of the books as far as following up goes, as a JSON file holds it (`npm run dunning`). Amounts are in major
 * units; `readState` says what stands for what is missing.
 */

const amount = decimal({ scale: 4 });
const positive = decimal({ min: 0, scale: 4 });
const name = text(120);

const hold = z
	.strictObject({
		type: z.enum(HOLD_TYPES, `must be one of ${HOLD_TYPES.join(', ')}`),
		reason: text(500).optional(),
		since: date.optional(),
		/** The last day on which it holds. */
		until: date.optional(),
	})
	.refine(({ type, until }) => type !== 'promise' || until !== undefined, {
		message: 'is a promise without a day; give until',
	});
const holds = z.array(hold).max(50).optional();

const step = z.strictObject({
	stage: z.int('must be a level from 1 on').min(1).max(100),
	/** `sent` where it is missing. */
	state: z.enum(STEP_STATES, `must be one of ${STEP_STATES.join(', ')}`).optional(),
	on: date,
	policy: name.optional(),
	version: z.int().min(1).optional(),
});

const item = z.strictObject({
	/** The number where it is missing. */
	id: name.optional(),
	number: name,
	/** `invoice` where it is missing. */
	kind: z
		.enum([...CHASED_KINDS, 'creditNote'], `must be one of ${CHASED_KINDS.join(', ')}, creditNote`)
		.optional(),
	instalment: z.int('must be 1, 2, 3…').min(1).max(1000).nullable().optional(),
	company: name.optional(),
	customer: name.optional(),
	currency: currency.optional(),
	amount,
	/** Money and credit notes matched to it. */
	settled: amount.optional(),
	/** Debits and payments on their way. */
	inCollection: positive.optional(),
	/** Interest, indemnity and fees that are open. */
	openCharges: positive.optional(),
	/** Due date; of a quotation or order the end of its validity. */
	dueDate: date.nullable().optional(),
	/** The day on which a quotation or order was sent. */
	sentOn: date.nullable().optional(),
	closed: z.enum(CLOSINGS, `must be one of ${CLOSINGS.join(', ')}`).optional(),
	holds,
	steps: z.array(step).max(200).optional(),
});

const customer = z.strictObject({
	id: name,
	name: text(200).optional(),
	policy: name.optional(),
	language: language.optional(),
	/** Null where there is none; taken for granted where it is missing. */
	email: text(320).nullable().optional(),
	graceDays: z.int().min(0).max(3650).optional(),
	/** Credit that is matched with nothing, by currency. */
	credit: z.record(currency, positive).optional(),
	holds,
});

export const dunningStateInput = z.strictObject({
	/** The standard policy where it is missing. */
	policies: z.array(dunningPolicyInput).min(1, 'must hold a policy').max(500).optional(),
	/** Code of the policy of customers without their own; the first one where it is missing. */
	policy: name.optional(),
	customers: z.array(customer).optional(),
	items: z.array(item),
	/** On everything. */
	holds,
	lastRun: date.nullable().optional(),
});
export type DunningStateInput = z.output<typeof dunningStateInput>;
export type DunningItemInput = DunningStateInput['items'][number];
export type DunningCustomerInput = NonNullable<DunningStateInput['customers']>[number];

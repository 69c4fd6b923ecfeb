import { z } from 'zod/v4';

/**
 * The members of Stripe's objects that are read, and no more: what else they hold is not looked at, and what is missing is
 * not guessed. Amounts are in the minor unit of the currency, moments in seconds since 1970.
 */

const id = z.string().min(1).max(255);
const reference = z.union([id, z.object({ id }).transform((object) => object.id)]).nullable();
const optional = reference.optional().transform((value) => value ?? null);
const whole = z.int();
const word = z
	.string()
	.nullish()
	.transform((value) => value ?? null);
const metadata = z
	.record(z.string(), z.string())
	.nullish()
	.transform((value) => value ?? {});

export const customerShape = z.object({ id, email: word, name: word, metadata, created: whole });

export const paymentMethodShape = z.object({
	id,
	type: z.string(),
	customer: optional,
	created: whole,
	billing_details: z.object({ email: word, name: word }).optional(),
	sepa_debit: z
		.object({ last4: word, country: word, bank_code: word, fingerprint: word })
		.nullish()
		.transform((value) => value ?? null),
});

export const mandateShape = z.object({
	id,
	status: z.string(),
	payment_method: optional,
	customer_acceptance: z.object({
		accepted_at: whole.nullish().transform((value) => value ?? null),
		type: z.string(),
	}),
	payment_method_details: z.object({
		sepa_debit: z.object({ reference: word, url: word }).nullish(),
	}),
});

export const setupIntentShape = z.object({
	id,
	status: z.string(),
	customer: optional,
	payment_method: optional,
	mandate: optional,
	created: whole,
	client_secret: word,
	last_setup_error: z.object({ code: word, message: word }).nullish(),
});

export const chargeShape = z.object({
	id,
	amount: whole,
	amount_refunded: whole,
	disputed: z.boolean(),
	failure_code: word,
	failure_message: word,
	payment_method_details: z
		.object({
			sepa_debit: z
				.object({ last4: word, mandate: word, expected_debit_date: word })
				.nullish()
				.transform((value) => value ?? null),
		})
		.nullish(),
});

export const paymentIntentShape = z.object({
	id,
	status: z.string(),
	amount: whole,
	amount_received: whole,
	currency: z.string(),
	created: whole,
	livemode: z.boolean(),
	customer: optional,
	payment_method: optional,
	metadata,
	/** Its id alone, where a server does not know how to show it in full. */
	latest_charge: z.union([chargeShape, id, z.null()]).optional(),
	last_payment_error: z.object({ code: word, message: word }).nullish(),
});

export const disputeShape = z.object({
	id,
	amount: whole,
	currency: z.string(),
	status: z.string(),
	reason: word,
	created: whole,
	payment_intent: optional,
});

export const refundShape = z.object({
	id,
	amount: whole,
	currency: z.string(),
	status: word,
	payment_intent: optional,
	failure_reason: word,
});

export const accountShape = z.object({
	id,
	country: word,
	email: word,
	charges_enabled: z.boolean().optional(),
	payouts_enabled: z.boolean().optional(),
	details_submitted: z.boolean().optional(),
	capabilities: z
		.record(z.string(), z.string())
		.nullish()
		.transform((value) => value ?? {}),
});

export const eventShape = z.object({
	id: z.string().regex(/^evt_[A-Za-z0-9_]{1,250}$/),
	object: z.literal('event'),
	type: z.string().min(1).max(100),
	created: whole.nullish(),
	livemode: z.boolean().optional(),
	account: z.string().optional(),
	/** What it speaks of; it may be left out. */
	data: z
		.object({
			object: z.looseObject({ id: z.string().optional(), object: z.string().optional() }),
		})
		.nullish(),
});

export const listShape = <Row extends z.ZodType>(row: Row) =>
	z.object({ data: z.array(row), has_more: z.boolean() });

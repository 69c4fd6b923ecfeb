import { z } from 'zod/v4';
import { envelope } from '../../../domain/schemas/documentInput';
import { date, decimal, id, text } from '../../../domain/schemas/fields';

export const debitSchema = z.object({
	ledger: envelope.ledger,
	/** The invoice. */
	id,
	/** The first one that is to collect where it is missing. */
	instalment: z.int().min(1).max(1000).optional(),
	/** In euros; all of the instalment where it is missing. */
	amount: decimal({ moreThan: 0, scale: 2 }).optional(),
	/** `cus_…`; the debtor of the customer where it is missing. */
	stripeCustomer: z
		.string()
		.regex(/^cus_[A-Za-z0-9_]{1,250}$/, 'must be the id of a customer at Stripe, like cus_…')
		.optional(),
	/** `pm_…`; the debtor's newest account with a mandate where it is missing. */
	paymentMethod: z
		.string()
		.regex(/^pm_[A-Za-z0-9_]{1,250}$/, 'must be the id of an account at Stripe, like pm_…')
		.optional(),
	/** 3 to 15 days ahead. */
	collectOn: date.optional(),
	/** What the debtor reads; the number of the invoice where it is missing. */
	description: text(200).optional(),
	/** Also after a debit that came back. */
	again: z.boolean().optional(),
	/** False: an outcome that is not known at once is left to Resume Unknown. */
	settle: z.boolean().optional(),
});
export type DebitInput = z.output<typeof debitSchema>;

import { z } from 'zod/v4';
import { BILLING_MODES, PERIODICITIES } from '../grouping/grouping';
import { findKey } from '../grouping/groupingKeys';
import { text } from '../schemas/fields';

/** Names of things that delivery notes must have in common beside the twelve keys: `shipTo`, `order`, `own.season`. */
export const groupingKeys = z
	.array(
		text(64).refine((name) => findKey(name) !== undefined, {
			message: 'is no grouping key; write shipTo, customerReference, order, salesperson or another known one',
		}),
	)
	.max(20);

/**
 * How deliveries are billed (facturation différée): on a customer, or on the company for all customers that do not say
 * it. `grouped` and `onDemand` where neither does.
 */
export const billingSettings = {
	/** Mode de facturation. */
	billingMode: z.enum(BILLING_MODES, `must be one of ${BILLING_MODES.join(', ')}`).optional(),
	/** Périodicité de facturation. */
	billingPeriodicity: z.enum(PERIODICITIES, `must be one of ${PERIODICITIES.join(', ')}`).optional(),
	groupingKeys: groupingKeys.optional(),
};

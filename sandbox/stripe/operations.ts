/** Calls that can suffer a fault, by what they do. */
export const STRIPE_OPERATIONS = [
	'account',
	'customer',
	'customers',
	'setup',
	'setups',
	'page',
	'methods',
	'detach',
	'mandate',
	'debit',
	'payment',
	'payments',
	'disputes',
	'refund',
	'events',
] as const;
export type StripeOperation = (typeof STRIPE_OPERATIONS)[number];

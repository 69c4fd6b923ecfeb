/** Calls that can suffer a fault, by what they do. `issue` is one invoice as well as a batch, `status` the look-up by key. */
export const SINVOICE_OPERATIONS = [
	'login',
	'templates',
	'preview',
	'issue',
	'status',
	'download',
	'list',
	'draft',
	'payment',
] as const;
export type SInvoiceOperation = (typeof SINVOICE_OPERATIONS)[number];

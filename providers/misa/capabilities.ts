import type { EInvoiceCapabilities } from '../eInvoiceProvider';

/** Source: MISA's guide to its Open API, and what its support told clients about series. */
export const MISA_CAPABILITIES: EInvoiceCapabilities = {
	severalRates: 'byTemplate',
	batchSize: 30,
	draft: true,
	preview: true,
	cancel: false,
	paymentStatus: false,
	formats: ['pdf', 'xml'],
	settleWindow: 60_000,
	issueGap: 2_000,
};

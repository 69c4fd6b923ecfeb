import type { ProviderError } from '../../eInvoiceProvider';

const lookUp = 'What was sent is looked up before it is sent again.';

/** What this client says itself, where S-Invoice has said nothing or is not asked. */
const OWN = {
	TIMEOUT: { retryable: true, fix: `S-Invoice did not answer in time. ${lookUp}` },
	CONNECTION: {
		retryable: true,
		fix: 'Check the network, the proxy and the host of the S-Invoice credential.',
	},
	MAINTENANCE: { retryable: true, fix: 'S-Invoice or its gateway is not well: try again in some minutes.' },
	NOT_JSON: {
		retryable: true,
		fix: 'Check the host of the S-Invoice credential; it may be no web service of S-Invoice.',
	},
	TOO_LARGE: { retryable: false, fix: 'An answer of this size is not read; ask for less at once.' },
	NO_RESULT: { retryable: true, fix: `S-Invoice answered without a number. ${lookUp}` },
	NOT_IN_ANSWER: { retryable: true, fix: `The answer does not tell of this invoice. ${lookUp}` },
	BAD_REPLY: { retryable: false, fix: 'The answer of S-Invoice cannot be read; report it with its code.' },
	FILE_NOT_READY: { retryable: true, fix: 'S-Invoice needs some seconds to make the file: download again.' },
	BAD_FILE: { retryable: false, fix: 'Download the file on the portal of S-Invoice and look at it.' },
	BATCH: { retryable: false, fix: 'Give between 1 and 50 invoices of one series, each with its own key.' },
	NOT_OFFERED: { retryable: false, fix: 'S-Invoice has no such operation for this invoice.' },
} as const;
export type OwnCode = keyof typeof OWN;

export function ownError(code: OwnCode, message: string): ProviderError {
	return { code, message, ...OWN[code] };
}

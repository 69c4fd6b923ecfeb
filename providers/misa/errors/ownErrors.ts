import type { ProviderError } from '../../eInvoiceProvider';

/** What this client says itself, where MISA has said nothing or is not asked. Codes in capitals are not MISA's. */
const OWN = {
	TIMEOUT: {
		retryable: true,
		fix: 'MISA did not answer in time: what was sent is looked up before it is sent again.',
	},
	CONNECTION: { retryable: true, fix: 'Check the network, the proxy and the host of the MISA credential.' },
	MAINTENANCE: { retryable: true, fix: 'MISA is being maintained: try again in some minutes.' },
	NOT_JSON: {
		retryable: true,
		fix: 'Check the host of the MISA credential; it may be no web service of MISA.',
	},
	TOO_LARGE: { retryable: false, fix: 'Ask for less at once; an answer of this size is not read.' },
	NO_RESULT: {
		retryable: true,
		fix: 'MISA answered without a result: what was sent is looked up before it is sent again.',
	},
	STILL_PUBLISHING: {
		retryable: true,
		fix: 'MISA has the invoice but has not finished with it: look again later.',
	},
	BAD_REPLY: { retryable: false, fix: 'The answer of MISA cannot be read; report it with its code.' },
	TEMPLATE_NOT_FOUND: {
		retryable: false,
		fix: 'Choose a template from the list; templates change with the year.',
	},
	SEVERAL_RATES: {
		retryable: false,
		fix: 'Split the invoice by rate, or choose a template that takes several rates.',
	},
	SIGNING_NEEDS_PERSON: {
		retryable: false,
		fix: 'Push the invoice as a draft and sign it in the MISA portal, issue in a series of a cash register (letter M), or connect a signing service (HSM) at MISA.',
	},
	NOT_OFFERED: { retryable: false, fix: 'Use another operation; MISA has none for this.' },
	BATCH: { retryable: false, fix: 'Give between 1 and 30 invoices of one series.' },
	TOO_MANY_LINES: { retryable: false, fix: 'Make two invoices of it: MISA takes at most 400 lines.' },
	TEXT_TOO_LONG: { retryable: false, fix: 'Shorten the text.' },
	ARITHMETIC: { retryable: false, fix: 'Make the figures fit; MISA would refuse them.' },
} as const;
export type OwnCode = keyof typeof OWN;

export function ownError(code: OwnCode, message: string): ProviderError {
	return { code, message, ...OWN[code] };
}

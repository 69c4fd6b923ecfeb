import { isAxiosError, type AxiosInstance } from 'axios';
import type Stripe from 'stripe';

type HttpClient = NonNullable<NonNullable<ConstructorParameters<typeof Stripe>[1]>['httpClient']>;

/** A page of a list has some hundred kB. */
const LARGEST_ANSWER = 16 * 1024 * 1024;
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);
/** No connection came about, so that certainly nothing was sent. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** What Stripe needs of the headers of its library; the others tell of this machine. */
const HEADERS = new Set(['accept', 'authorization', 'content-type', 'idempotency-key', 'stripe-version']);

/**
 * Why there is no answer. It has no `code`: the library makes a call whose connection was closed once more by itself, even
 * where it was told never to, and a debit may have been made by then.
 */
export class NoAnswer extends Error {
	constructor(
		readonly why: 'timeout' | 'connection' | 'neverSent',
		message: string,
	) {
		super(message);
		this.name = 'NoAnswer';
	}
}

/** Lets the library of Stripe make its calls by our axios, below the given base address. No redirect is followed. */
export function sdkTransport(http: AxiosInstance, base: string): HttpClient {
	return {
		getClientName: () => 'axios',
		makeRequest: async (_host, _port, path, method, headers, data, _protocol, timeoutMs) => {
			const {
				status,
				headers: answered,
				text,
			} = await send(http, {
				url: `${base}${path}`,
				method,
				headers: headersOf(headers),
				timeoutMs,
				...(method === 'GET' || data === '' ? {} : { data }),
			});
			return {
				getStatusCode: () => status,
				getHeaders: () => answered,
				getRawResponse: () => ({}),
				toStream: () => {
					throw new Error('Files are not read from Stripe.');
				},
				toJSON: async () => parse(text),
			};
		},
	};
}

interface Request {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly data?: string;
	readonly timeoutMs: number;
}

async function send(http: AxiosInstance, { url, method, headers, data, timeoutMs }: Request) {
	try {
		const response = await http.request<ArrayBuffer | Uint8Array | undefined>({
			method,
			url,
			headers,
			...(data === undefined ? {} : { data }),
			timeout: timeoutMs,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			maxContentLength: LARGEST_ANSWER,
			validateStatus: () => true,
		});
		const bytes = Buffer.from(new Uint8Array(response.data ?? []));
		return { status: response.status, headers: answered(response.headers), text: bytes.toString('utf8') };
	} catch (error) {
		// The error of axios holds the request with its key, so that it goes no further.
		throw noAnswer(error, timeoutMs);
	}
}

function headersOf(given: object): Record<string, string> {
	const kept = Object.entries(given).filter(([name]) => HEADERS.has(name.toLowerCase()));
	return { ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])), 'User-Agent': AGENT };
}

const AGENT = 'n8n-nodes-order-to-cash';

function answered(headers: object): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** An answer that is no JSON object is for the library what one that cannot be parsed is: it proves nothing. */
function parse(text: string): object {
	const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
	if (typeof value !== 'object' || value === null) throw new SyntaxError('The answer is no object');
	return value;
}

function noAnswer(error: unknown, timeoutMs: number): NoAnswer {
	const code = isAxiosError(error) ? error.code : undefined;
	if (code !== undefined && TIMED_OUT.has(code))
		return new NoAnswer('timeout', `Stripe did not answer within ${timeoutMs} ms.`);
	// The code says enough; the words of the error may hold an address with its query. n8n puts words of its own in the
	// place of a message with such a code in it.
	const plain = code?.toLowerCase().replace(/^e(?!rr_)/, '');
	const how = plain !== undefined && /^[a-z_0-9]{2,40}$/.test(plain) ? ` (${plain})` : '';
	const why = code !== undefined && NEVER_SENT.has(code) ? 'neverSent' : 'connection';
	return new NoAnswer(why, `The connection to Stripe failed${how}.`);
}

import { isAxiosError, type AxiosInstance } from 'axios';
import type { ProviderError } from '../../eInvoiceProvider';
import type { Answer } from '../answers/readAnswer';
import { ownError } from '../errors/ownErrors';

export interface Request {
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Goes as JSON. */
	readonly json?: unknown;
	/** Goes as a form in the body. */
	readonly form?: Readonly<Record<string, string>>;
	readonly timeoutMs: number;
}

/** A page of a list has some hundred kB, a file in base64 some MB. */
export const LARGEST_ANSWER = 32 * 1024 * 1024;
/** 50 invoices of some hundred lines stay below. */
const LARGEST_REQUEST = 16 * 1024 * 1024;
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);
const TOO_LARGE = /maxContentLength|too large/i;

export type Sent = { readonly answer: Answer } | { readonly failure: ProviderError };

/**
 * Sends one request by POST, once, and gives back whatever comes, of any status. It never throws: an error of axios holds
 * the request, password and token with it, so that it goes no further. No redirect is followed, for a token must not travel
 * to another host.
 */
export async function send(
	http: AxiosInstance,
	{ url, headers, json, form, timeoutMs }: Request,
): Promise<Sent> {
	const type = form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8';
	try {
		const { status, data } = await http.request<ArrayBuffer | Uint8Array | undefined>({
			method: 'POST',
			url,
			headers: { Accept: 'application/json', 'Content-Type': type, ...headers },
			data: form ? new URLSearchParams(form).toString() : JSON.stringify(json),
			timeout: timeoutMs,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			maxContentLength: LARGEST_ANSWER,
			maxBodyLength: LARGEST_REQUEST,
			validateStatus: () => true,
		});
		const bytes = Buffer.from(new Uint8Array(data ?? []));
		if (bytes.length > LARGEST_ANSWER) return { failure: tooLarge() };
		return { answer: { status, text: bytes.toString('utf8').replace(/^\uFEFF/, '') } };
	} catch (error) {
		return { failure: failureOf(error, timeoutMs) };
	}
}

const tooLarge = () => ownError('TOO_LARGE', 'The answer of S-Invoice is too large.');

function failureOf(error: unknown, timeoutMs: number): ProviderError {
	const code = isAxiosError(error) ? error.code : undefined;
	if (code !== undefined && TIMED_OUT.has(code))
		return ownError('TIMEOUT', `S-Invoice did not answer within ${timeoutMs} ms.`);
	if (error instanceof Error && TOO_LARGE.test(error.message)) return tooLarge();
	// A code such as ECONNRESET says enough; the words of the error may hold an address with its query.
	const how = code !== undefined && /^[A-Z_0-9]{2,40}$/.test(code) ? ` (${code})` : '';
	return ownError('CONNECTION', `The connection to S-Invoice failed${how}.`);
}

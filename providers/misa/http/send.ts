import { isAxiosError, type AxiosInstance } from 'axios';
import { ProviderUnreachable } from '../../providerErrors';
import type { Answer } from '../answers/readEnvelope';
import { ownError } from '../errors/ownErrors';

export interface Request {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** Whole address. */
	readonly url: string;
	readonly query?: Readonly<Record<string, string | number | boolean>>;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly timeoutMs: number;
}

/** A page of a list has some hundred kB, a file in base64 some MB. */
export const LARGEST_ANSWER = 32 * 1024 * 1024;
/** 30 invoices of 400 lines stay below. */
const LARGEST_REQUEST = 16 * 1024 * 1024;
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);
const TOO_LARGE = /maxContentLength|too large/i;

/**
 * Sends one request and gives back whatever comes, of any status. No redirect is followed: a token must not travel to
 * another host.
 *
 * @throws ProviderUnreachable without an answer. It holds nothing of the request.
 */
export async function send(http: AxiosInstance, request: Request): Promise<Answer> {
	const { status, bytes } = await sendForBytes(http, request);
	return {
		status,
		text: Buffer.from(bytes)
			.toString('utf8')
			.replace(/^\uFEFF/, ''),
	};
}

export async function sendForBytes(
	http: AxiosInstance,
	{ method, url, query, headers, body, timeoutMs }: Request,
): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
	try {
		const response = await http.request<ArrayBuffer | Uint8Array>({
			method,
			url,
			headers: { Accept: 'application/json', ...(body === undefined ? {} : JSON_BODY), ...headers },
			timeout: timeoutMs,
			responseType: 'arraybuffer',
			maxRedirects: 0,
			maxContentLength: LARGEST_ANSWER,
			maxBodyLength: LARGEST_REQUEST,
			validateStatus: () => true,
			...(query === undefined ? {} : { params: query }),
			...(body === undefined ? {} : { data: JSON.stringify(body) }),
		});
		return { status: response.status, bytes: limited(new Uint8Array(response.data ?? [])) };
	} catch (error) {
		throw unreachable(error, timeoutMs);
	}
}

const JSON_BODY = { 'Content-Type': 'application/json; charset=utf-8' };

function limited(bytes: Uint8Array): Uint8Array {
	if (bytes.length > LARGEST_ANSWER)
		throw new ProviderUnreachable(ownError('TOO_LARGE', 'The answer of MISA is too large.'));
	return bytes;
}

/** The error of axios holds the request with its secrets, so that it goes no further. */
function unreachable(error: unknown, timeoutMs: number): ProviderUnreachable {
	if (error instanceof ProviderUnreachable) return error;
	const code = isAxiosError(error) ? error.code : undefined;
	if (code !== undefined && TIMED_OUT.has(code))
		return new ProviderUnreachable(ownError('TIMEOUT', `MISA did not answer within ${timeoutMs} ms.`));
	if (error instanceof Error && TOO_LARGE.test(error.message))
		return new ProviderUnreachable(ownError('TOO_LARGE', 'The answer of MISA is too large.'));
	const how = code === undefined ? '' : ` (${code})`;
	return new ProviderUnreachable(ownError('CONNECTION', `The connection to MISA failed${how}.`));
}

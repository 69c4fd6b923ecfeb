import axios, {
	AxiosError,
	AxiosHeaders,
	type AxiosInstance,
	type AxiosResponse,
	type InternalAxiosRequestConfig,
} from 'axios';
import type { GenericValue, IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { reasonOf } from './failure';

/** What an n8n helper answers when it is asked for the full response. */
export interface HelperResponse {
	readonly body?: unknown;
	readonly headers?: unknown;
	readonly statusCode: number;
	readonly statusMessage?: string;
}

/** One request through n8n: its proxy, its filter of addresses, its user agent. Any status is an answer. */
export type AskThroughN8n = (request: IHttpRequestOptions) => Promise<HelperResponse>;

/** Answers larger than this are not for us: a ZIP of one invoice has some hundred kB. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/**
 * An axios for the clients of providers that sends nothing itself: every request goes through n8n's own helper. No
 * redirect is followed, for a token must not travel to another host.
 *
 * @param cancelled n8n's signal that the execution was stopped
 */
export function httpTransport(ask: AskThroughN8n, cancelled?: AbortSignal): AxiosInstance {
	return axios.create({
		maxRedirects: 0,
		maxContentLength: LARGEST_ANSWER,
		adapter: (config) => send(ask, config, cancelled),
	});
}

async function send(
	ask: AskThroughN8n,
	config: InternalAxiosRequestConfig,
	cancelled?: AbortSignal,
): Promise<AxiosResponse> {
	// n8n's own time-out counts from the last byte; a trickle must not hold an execution for ever.
	const deadline = config.timeout ? AbortSignal.timeout(config.timeout) : undefined;
	const signals = [config.signal as AbortSignal | undefined, cancelled, deadline].filter(
		(signal) => signal !== undefined,
	);
	let answer: HelperResponse;
	try {
		answer = await ask({
			...requestOf(config),
			...(signals.length > 0 ? { abortSignal: AbortSignal.any(signals) } : {}),
		});
	} catch (error) {
		throw failureOf(error, config, deadline);
	}
	return settle(responseOf(answer, config), config);
}

function requestOf(config: InternalAxiosRequestConfig): IHttpRequestOptions {
	return {
		method: (config.method ?? 'get').toUpperCase() as IHttpRequestMethods,
		url: axios.getUri(config),
		headers: config.headers.toJSON() as IDataObject,
		...(config.data === undefined || config.data === null ? {} : { body: config.data as GenericValue }),
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		...(config.timeout ? { timeout: config.timeout } : {}),
	};
}

function responseOf(answer: HelperResponse, config: InternalAxiosRequestConfig): AxiosResponse {
	const bytes = bytesOf(answer.body);
	if ((config.maxContentLength ?? -1) >= 0 && bytes.length > (config.maxContentLength ?? 0))
		throw bare('The answer is too large', AxiosError.ERR_BAD_RESPONSE, config);
	return {
		data: config.responseType === 'arraybuffer' ? bytes : bytes.toString('utf8').replace(/^\uFEFF/, ''),
		status: answer.statusCode,
		statusText: answer.statusMessage ?? '',
		headers: AxiosHeaders.from((answer.headers ?? {}) as Record<string, string>),
		config,
	};
}

function bytesOf(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer || body instanceof Uint8Array) return Buffer.from(body as Uint8Array);
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function settle(response: AxiosResponse, config: InternalAxiosRequestConfig): AxiosResponse {
	const { validateStatus } = config;
	if (!validateStatus || validateStatus(response.status)) return response;
	const code = response.status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
	throw bare(`Request failed with status code ${response.status}`, code, config, response);
}

/** What the helper throws holds the whole request, password and token with it: only its words go on. */
function failureOf(
	error: unknown,
	config: InternalAxiosRequestConfig,
	deadline: AbortSignal | undefined,
): AxiosError {
	if (deadline?.aborted === true)
		return bare(`No answer within ${config.timeout} ms`, AxiosError.ECONNABORTED, config);
	return bare(reasonOf(error), codeOf(error), config);
}

function codeOf(error: unknown): string | undefined {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause === undefined ? undefined : codeOf(cause);
}

/** An AxiosError whose request and answer are there for the client, but for no log and no JSON. */
function bare(
	message: string,
	code: string | undefined,
	config: InternalAxiosRequestConfig,
	response?: AxiosResponse,
): AxiosError {
	const error = new AxiosError(message, code, config, undefined, response);
	for (const name of ['config', 'response'] as const)
		Object.defineProperty(error, name, { enumerable: false, writable: true, configurable: true });
	error.toJSON = () => ({ name: error.name, message, code, status: response?.status });
	return error;
}

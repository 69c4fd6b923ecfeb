import type { ProviderError } from '../../eInvoiceProvider';
import { isMembers, type Members } from '../answers/members';
import { findErrorRule } from './findErrorRule';

/** Longest part of a message of S-Invoice that is passed on. */
const LONGEST = 500;
const SYMBOLIC = /^[A-Z][A-Z0-9_]+$/;
/** `errorCode` of batches and files that went well. */
const WELL = new Set(['', '200', '0']);

/**
 * The code of an answer that says no, in the order in which its forms tell most: `errorCode`, a `message` that is a code,
 * `code`. Undefined where the answer has none of the members by which S-Invoice says no.
 *
 * Forms: `{errorCode, description}`; `{code, message: CODE, data: words}`; `{message: words}`; `{error, message}`.
 */
export function codeOf(body: Members, status: number): string | undefined {
	const errorCode = wordOf(body['errorCode']);
	if (errorCode !== undefined && !WELL.has(errorCode)) return errorCode;
	const message = wordOf(body['message']);
	const code = wordOf(body['code']);
	const complains = (code !== undefined && !WELL.has(code)) || wordOf(body['error']) !== undefined;
	if (!complains && status < 300) return undefined;
	if (message !== undefined && SYMBOLIC.test(message)) return message;
	if (code === undefined || WELL.has(code)) return status < 300 ? 'ERROR' : `HTTP_${status}`;
	return /^\d+$/.test(code) ? `HTTP_${code}` : code;
}

/** Code, words and fix of an answer that says no. */
export function readError(code: string, body: Members | undefined): ProviderError {
	const words = [body?.['description'], body?.['msg'], body?.['data'], body?.['message'], body?.['error']]
		.map(wordOf)
		.find((word) => word !== undefined && word !== '' && word !== code);
	const message = words ?? `S-Invoice answered ${code}.`;
	const { fix, retryable } = findErrorRule(code, message);
	return { code, message: message.slice(0, LONGEST), fix, retryable };
}

function wordOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return value.trim();
	return isMembers(value) ? wordOf(value['message']) : undefined;
}

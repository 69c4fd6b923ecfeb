import type { ProviderError } from '../../eInvoiceProvider';
import { findErrorRule } from '../errors/findErrorRule';
import { ownError } from '../errors/ownErrors';
import { codeOf, readError } from '../errors/readError';
import { isMembers, type Members } from './members';

/** What came back over the wire. */
export interface Answer {
	readonly status: number;
	readonly text: string;
}

/**
 * What an answer says of the call.
 *
 *   done      S-Invoice did it
 *   refused   nothing was done
 *   deadToken the token is not taken; `certain` where that proves that nothing was done
 *   unknown   nobody can tell
 */
export type Reading =
	| { readonly says: 'done'; readonly body: Members | readonly unknown[] }
	| { readonly says: 'refused'; readonly error: ProviderError }
	| { readonly says: 'deadToken'; readonly error: ProviderError; readonly certain: boolean }
	| { readonly says: 'unknown'; readonly error: ProviderError };

/**
 * Reads an answer of any form. An expired token is told by HTTP 500 and GENERAL, which any other fault of the server may
 * bear too: only 401 and 403, which come before any work, are certain.
 */
export function readAnswer({ status, text }: Answer): Reading {
	const body = parse(text);
	if (status === 401 || status === 403)
		return { says: 'deadToken', certain: true, error: readError(`HTTP_${status}`, membersOf(body)) };
	if (body === undefined) return withoutBody(status, text);
	if (Array.isArray(body) && status < 300) return { says: 'done', body };
	const members = membersOf(body) ?? {};
	const code = codeOf(members, status);
	if (code === undefined) return { says: 'done', body: members };
	const error = readError(code, members);
	const { means } = findErrorRule(code, error.message);
	if (means === 'login') return { says: 'deadToken', certain: false, error };
	const silent = status >= 500 && !isKnown(code);
	return { says: means === 'unknown' || silent ? 'unknown' : 'refused', error };
}

/** A fault of the server that names a reason of its own list has still said no. */
const isKnown = (code: string) => !code.startsWith('HTTP_') && code !== 'ERROR';

function parse(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

const membersOf = (body: unknown): Members | undefined => (isMembers(body) ? body : undefined);

function withoutBody(status: number, text: string): Reading {
	if (status >= 400 && status < 500 && status !== 408)
		return { says: 'refused', error: readError(`HTTP_${status}`, undefined) };
	if (status >= 300) {
		const message = `S-Invoice answered with HTTP ${status} and nothing to read.`;
		return { says: 'unknown', error: { ...ownError('MAINTENANCE', message), code: `HTTP_${status}` } };
	}
	const isPage = text.trimStart().startsWith('<');
	const what = isPage ? 'a web page' : text.trim() === '' ? 'nothing' : 'something that is not JSON';
	return { says: 'unknown', error: ownError('NOT_JSON', `S-Invoice answered with ${what}.`) };
}

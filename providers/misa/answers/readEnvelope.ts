import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import { findErrorRule } from '../errors/findErrorRule';
import { ownError } from '../errors/ownErrors';
import { readError } from '../errors/readError';
import { isMembers, member, textOf, unfold, type Members } from './members';

/** What came back over the wire. */
export interface Answer {
	readonly status: number;
	readonly text: string;
}

/** `{ success, errorCode, descriptionErrorCode, errors, data, … }`, in whatever capitals. */
export type Envelope = Members;

/**
 * Reads MISA's envelope.
 *
 * @throws ProviderRefusal where it says no, ProviderUnreachable where nothing can be concluded from it
 */
export function readEnvelope({ status, text }: Answer): Envelope {
	const envelope = parse(text);
	if (envelope === undefined) throw withoutEnvelope(status, text);
	const code = textOf(envelope, 'errorCode') ?? codeInErrors(envelope);
	if (code !== null) throw asError(code, textOf(envelope, 'descriptionErrorCode', 'message'));
	if (status >= 500)
		throw new ProviderUnreachable(httpError(status, 'MISA answered with an error of its own.'));
	if (status >= 400) throw refusalOf(status);
	if (member(envelope, 'success') === false)
		throw new ProviderUnreachable(
			ownError('NO_RESULT', 'MISA answered success: false, and does not say why.'),
		);
	return envelope;
}

/** A code of MISA as an error: unknown where it proves nothing. */
function asError(code: string, description: string | null): Error {
	const error = readError(code, description);
	return findErrorRule(code).means === 'unknown'
		? new ProviderUnreachable(error)
		: new ProviderRefusal(error);
}

function parse(text: string): Envelope | undefined {
	const value = unfold(text);
	return isMembers(value) ? value : undefined;
}

/** Some answers have the code in `errors` alone: a word, or a list of words. */
function codeInErrors(envelope: Envelope): string | null {
	if (member(envelope, 'success') !== false) return null;
	const errors = unfold(member(envelope, 'errors', 'error'));
	const first: unknown = Array.isArray(errors) ? errors[0] : errors;
	if (typeof first === 'string' && first.trim() !== '') return first.trim();
	return textOf(first, 'ErrorCode', 'Code');
}

const httpError = (status: number, message: string) => ({
	...ownError('MAINTENANCE', message),
	code: `HTTP_${status}`,
});

/** A gateway that has no token for us says 401 in its own way; the paths and the body are at fault for the others. */
function refusalOf(status: number): Error {
	if (status === 401) return new ProviderRefusal(readError('UnAuthorize', 'HTTP 401'));
	const fix = 'Check generation, host and keys of the MISA credential.';
	const retryable = status === 408 || status === 429;
	const error = { code: `HTTP_${status}`, message: `MISA answered with HTTP ${status}.`, fix, retryable };
	return retryable ? new ProviderUnreachable(error) : new ProviderRefusal(error);
}

function withoutEnvelope(status: number, text: string): Error {
	if (status >= 500) return new ProviderUnreachable(httpError(status, `MISA answered with HTTP ${status}.`));
	if (status >= 400) return refusalOf(status);
	if (status >= 300)
		return new ProviderUnreachable({
			...ownError('NOT_JSON', `MISA answered with a redirect (HTTP ${status}), which is not followed.`),
			code: `HTTP_${status}`,
		});
	const isPage = text.trimStart().startsWith('<');
	return new ProviderUnreachable(
		isPage
			? ownError('MAINTENANCE', 'MISA answered with a web page.')
			: ownError('NOT_JSON', 'MISA answered with something that is not JSON.'),
	);
}

import type Stripe from 'stripe';
import type { ProviderError } from '../../eInvoiceProvider';
import { NoAnswer } from '../http/sdkTransport';
import { ERROR_CODES, OTHER_ERROR, SERVER_ERROR, type StripeErrorRule } from './errorCodes';

/**
 *   refused      Stripe said no: nothing was debited
 *   unreachable  no connection came about: nothing was debited
 *   unknown      no answer, or one that proves nothing: it may have happened, and is looked up
 */
export type FailureKind = 'refused' | 'unreachable' | 'unknown';

export interface StripeError extends ProviderError {
	/** The field of the call that Stripe names. */
	readonly param: string | null;
	/** With which Stripe's support finds the call. */
	readonly requestId: string | null;
	/** The payment that was made and failed at once. */
	readonly intentId: string | null;
}

export interface Failure {
	readonly kind: FailureKind;
	readonly error: StripeError;
}

/** Longest part of a message of Stripe that is passed on. */
const LONGEST = 500;
/** The library wraps what it was told; these are errors of Stripe itself. */
type SdkError = Partial<Stripe.errors.StripeError> & { readonly detail?: unknown };

/** What an error of the library says of the call. It goes no further itself: it holds the answer, and may hold the request. */
export function readError(thrown: unknown, conceal: (text: string) => string): Failure {
	const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SdkError;
	if (error.detail instanceof NoAnswer) {
		const { why, message } = error.detail;
		if (why === 'neverSent') return { kind: 'unreachable', error: own('NOT_SENT', message) };
		return { kind: 'unknown', error: own(why === 'timeout' ? 'TIMEOUT' : 'CONNECTION', message) };
	}
	const status = error.statusCode;
	if (status === undefined)
		return {
			kind: 'unknown',
			error:
				error.type === 'StripeAPIError'
					? own('NOT_JSON', 'The answer of Stripe cannot be read.')
					: own('FAULT', 'The call of Stripe failed.'),
		};
	const code = error.code ?? (error.rawType === 'idempotency_error' ? error.rawType : `HTTP_${status}`);
	const { retryable, fix } = ruleOf(code, status);
	const intent = error.payment_intent as { id?: unknown } | undefined;
	return {
		kind: kindOf(status, code, error.rawType),
		error: {
			code: conceal(code),
			message: conceal(error.message ?? `Stripe answered ${status}.`).slice(0, LONGEST),
			fix,
			retryable,
			param: error.param === undefined ? null : conceal(error.param),
			requestId: error.requestId ?? null,
			intentId: typeof intent?.id === 'string' ? intent.id : null,
		},
	};
}

/** A key that was used for another call, or is in use, says that a call was made with it. */
function kindOf(status: number, code: string, type: string | undefined): FailureKind {
	if (status >= 500 || status === 408 || status === 409 || status < 400) return 'unknown';
	return type === 'idempotency_error' || code === 'idempotency_key_in_use' ? 'unknown' : 'refused';
}

function ruleOf(code: string, status: number): StripeErrorRule {
	for (const name of [code, `HTTP_${status}`])
		if (Object.hasOwn(ERROR_CODES, name)) return ERROR_CODES[name] as StripeErrorRule;
	return status >= 500 || status === 408 || status === 409 ? SERVER_ERROR : OTHER_ERROR;
}

/** What this client says itself, where Stripe has said nothing. */
export function own(code: string, message: string): StripeError {
	const { retryable, fix } = ERROR_CODES[code] ?? OTHER_ERROR;
	return { code, message, fix, retryable, param: null, requestId: null, intentId: null };
}

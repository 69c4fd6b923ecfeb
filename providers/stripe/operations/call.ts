import type Stripe from 'stripe';
import type { z } from 'zod/v4';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import { own, readError, type FailureKind, type StripeError } from '../errors/readError';
import type { StripeAccount } from '../http/account';

/** Four answers to a call that writes, which must never be mixed up: see `FailureKind` for the last three. */
export type Written<T> =
	| { readonly state: 'done'; readonly value: T }
	| { readonly state: FailureKind; readonly error: StripeError };

/**
 * Makes a call that changes nothing, and again after a hiccup of the network.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function ask<Shape extends z.ZodType>(
	account: StripeAccount,
	shape: Shape,
	call: (sdk: Stripe, options: Stripe.RequestOptions) => Promise<unknown>,
): Promise<z.output<Shape>> {
	let answer: unknown;
	try {
		answer = await call(account.sdk(), { maxNetworkRetries: account.readRetries });
	} catch (thrown) {
		const { kind, error } = readError(thrown, account.conceal);
		throw kind === 'refused' ? new ProviderRefusal(error) : new ProviderUnreachable(error);
	}
	const read = shape.safeParse(answer);
	if (read.success) return read.data;
	throw new ProviderUnreachable(own('NO_RESULT', 'The answer of Stripe lacks what was asked for.'));
}

/**
 * Makes a call that writes, once, under its own key.
 *
 * @param secrets what the call holds besides the account's own, such as an IBAN
 */
export async function write<Shape extends z.ZodType>(
	account: StripeAccount,
	{ key, shape, secrets = [] }: { key: string; shape: Shape; secrets?: readonly string[] },
	call: (sdk: Stripe, options: Stripe.RequestOptions) => Promise<unknown>,
): Promise<Written<z.output<Shape>>> {
	let answer: unknown;
	try {
		answer = await call(account.sdk(), { maxNetworkRetries: 0, idempotencyKey: key });
	} catch (thrown) {
		const { kind, error } = readError(thrown, (text) => account.conceal(text, secrets));
		return { state: kind, error };
	}
	const read = shape.safeParse(answer);
	if (read.success) return { state: 'done', value: read.data };
	return { state: 'unknown', error: own('NO_RESULT', 'The answer of Stripe lacks what was asked for.') };
}

/** The only means of payment that is used, where the types of the library know it under its next name alone. */
export const SEPA_ALONE: object = { payment_method_types: ['sepa_debit'] };

/** One key an operation and thing, so that the refund of a debit is not taken for the debit. */
export const keyOf = (operation: string, key: string): string => `${operation}-${key}`;

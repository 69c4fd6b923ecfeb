import { createRequire } from 'node:module';
import type { AxiosInstance } from 'axios';
import type Stripe from 'stripe';
import { refuse } from '../../../domain/refusal';
import { hideSecrets } from '../../session/hideSecrets';
import type { StripeOptions, StripeSettings } from '../settings';
import { resolveBase } from './resolveBase';
import { sdkTransport } from './sdkTransport';

/** An account with all that its settings left open: what every operation works with. */
export interface StripeAccount {
	/** The library of Stripe, loaded with the first call: n8n reads every node when it starts. */
	readonly sdk: () => Stripe;
	readonly publishableKey: string | undefined;
	readonly webhookSecret: string | undefined;
	/** True for keys with which real money moves. */
	readonly isLive: boolean;
	readonly readRetries: number;
	/** Takes out of Stripe's words what it was told in confidence. */
	readonly conceal: (text: string, more?: readonly string[]) => string;
}

/** That of the library; an answer that takes longer is looked up. */
const TIMEOUT_MS = 80_000;
/**
 * The version of Stripe's interface that the calls are written in. The library is one step ahead: from that step on
 * `payment_method_types` has another name, which servers that follow the published description do not know.
 */
const API_VERSION = '2026-08-26.dahlia';
/** Secret and restricted keys; the others cannot do what is asked for. */
const KEY = /^(?:sk|rk)_[A-Za-z0-9_]{8,250}$/;

/** @throws Refusal `stripe.key`, `stripe.baseUrl` */
export function openAccount(
	settings: StripeSettings,
	http: AxiosInstance,
	{ readRetries = 2 }: StripeOptions = {},
): StripeAccount {
	const secretKey = settings.secretKey.trim();
	if (!KEY.test(secretKey)) refuseKey(secretKey);
	const isLive = /^(?:sk|rk)_live_/.test(secretKey);
	const base = resolveBase(settings.baseUrl, isLive);
	const publishableKey = given(settings.publishableKey);
	const webhookSecret = given(settings.webhookSecret);
	if (publishableKey !== undefined && !publishableKey.startsWith('pk_')) refusePublishable();
	let opened: Stripe | undefined;
	const open = (): Stripe => {
		const Library = createRequire(__filename)('stripe') as typeof Stripe;
		return new Library(secretKey, {
			apiVersion: API_VERSION as Stripe.LatestApiVersion,
			httpClient: sdkTransport(http, base),
			// What became of a call without an answer is looked up. It is never just made again.
			maxNetworkRetries: 0,
			telemetry: false,
			timeout: settings.timeoutMs ?? TIMEOUT_MS,
		});
	};
	return {
		sdk: () => (opened ??= open()),
		publishableKey,
		webhookSecret,
		isLive,
		readRetries,
		conceal: (text, more = []) => hideSecrets(text, [secretKey, webhookSecret, ...more]),
	};
}

const given = (text: string | undefined): string | undefined => text?.trim() || undefined;

function refuseKey(key: string): never {
	refuse({
		rule: 'stripe.key',
		field: 'secretKey',
		message: key.startsWith('pk_')
			? 'The publishable key stands where the secret key belongs.'
			: 'The secret key of the Stripe account is missing, or is none.',
		fix: 'Paste the secret key (sk_… or rk_…). Stripe shows it once; where it is lost, revoke it and make a new one.',
	});
}

function refusePublishable(): never {
	refuse({
		rule: 'stripe.key',
		field: 'publishableKey',
		message: 'What stands as the publishable key of the Stripe account is none.',
		fix: 'Paste the publishable key (pk_…). A secret key that stood there by mistake is best revoked.',
	});
}

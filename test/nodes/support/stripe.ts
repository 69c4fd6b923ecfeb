import { startStripeSandbox, type StripeSandbox } from '../../../sandbox/stripe/startStripeSandbox';
import type { Json, RunOptions, Step } from './bench';

/** The node of debits on a sandbox of Stripe: an account, and debtors of the wholesaler. */

export interface StripeAccount {
	readonly sandbox: StripeSandbox;
	/** What the credential holds. */
	readonly data: Json;
	/** What must never be seen outside of the credential. */
	readonly hidden: readonly string[];
}

export async function openStripeAccount(more: Json = {}): Promise<StripeAccount> {
	const sandbox = await startStripeSandbox({ now: () => Date.now() });
	const { secretKey, publishableKey, webhookSecret } = sandbox.account;
	return {
		sandbox,
		data: {
			...{ secretKey, publishableKey, webhookSecret, company: 'DUPONT' },
			...{ advanced: true, baseUrl: sandbox.url, timeout: 5, ...more },
		},
		hidden: [secretKey, webhookSecret, 'FR1420041010050500013M02606'],
	};
}

export const atStripe = (resource: string, operation: string, parameters: Json = {}): Step => ({
	type: 'stripeDebit',
	parameters: { resource, operation, ...parameters },
	settings: { credentials: { stripeDebitApi: { id: '1', name: 'Stripe' } } },
});

export const withStripe = ({ data }: StripeAccount, more: Json = {}): RunOptions => ({
	credentials: { Stripe: { ...data, ...more } },
});

/** What the form of a debtor tells. */
export const SIGNED = {
	iban: 'FR14 2004 1010 0505 0001 3M02 606',
	acceptedAt: '2026-03-09T18:30:00+01:00',
	ipAddress: '203.0.113.9',
	userAgent: 'Mozilla/5.0 (Firefox)',
};

/** An event of the sandbox as the Webhook node gives it, with the raw body as a file. */
export function eventItem({ sandbox }: StripeAccount, place: number): Json {
	const body = sandbox.events().at(place)?.body ?? '';
	return {
		json: { headers: { 'stripe-signature': sandbox.signatureOf(body) }, body: {} },
		binary: { data: { data: Buffer.from(body).toString('base64'), mimeType: 'application/json' } },
	};
}

import axios from 'axios';
import { createStripe, type StripeClient, type StripeSettings } from '../../../providers/stripe/createStripe';
import type { Written } from '../../../providers/stripe/operations/call';
import type { DebitRequest, StripePayment } from '../../../providers/stripe/operations/debit';
import {
	startStripeSandbox,
	type StripeSandbox,
	type StripeSandboxOptions,
} from '../../../sandbox/stripe/startStripeSandbox';

export const NOON = Date.parse('2026-11-30T11:00:00.000Z');
export const IBANS = {
	succeeds: 'FR1420041010050500013M02606',
	succeedsDelayed: 'FR3020041010050500013M02609',
	fails: 'FR8420041010050500013M02607',
	disputed: 'FR5720041010050500013M02608',
	weeklyLimit: 'FR9720041010050000000343434',
	limit: 'FR5920041010050000000121212',
	insufficientFunds: 'FR9720041010050000002222227',
	unusable: 'AT511904300000066666',
};
export const ACCEPTANCE = {
	acceptedAt: 1_764_000_000,
	ipAddress: '203.0.113.9',
	userAgent: 'Firefox of Léa',
};

export interface Tried {
	readonly sandbox: StripeSandbox;
	readonly client: StripeClient;
	/** Time of the sandbox passes by this alone. */
	readonly clock: { now: number };
	readonly open: (settings?: Partial<StripeSettings>) => StripeClient;
	/** A debtor with one account. */
	readonly makeDebtor: (iban?: string) => Promise<Debtor>;
	readonly debitOne: (debtor: Debtor, more?: Partial<DebitRequest>) => Promise<Written<StripePayment>>;
}

export interface Debtor {
	readonly customer: string;
	readonly paymentMethod: string;
	readonly mandate: string;
}

const started: StripeSandbox[] = [];

export async function tryStripe(options: StripeSandboxOptions = {}): Promise<Tried> {
	const clock = { now: NOON };
	const sandbox = await startStripeSandbox({ now: () => clock.now, ...options });
	started.push(sandbox);
	const { secretKey, publishableKey, webhookSecret } = sandbox.account;
	const open = (settings: Partial<StripeSettings> = {}) =>
		createStripe(
			{ secretKey, publishableKey, webhookSecret, baseUrl: sandbox.url, ...settings },
			axios.create(),
			{ readRetries: 0 },
		);
	const client = open();
	const makeDebtor = async (iban = IBANS.succeeds): Promise<Debtor> => {
		const { id: customer } = done(
			await client.createDebtor({
				ledger: 'led_1',
				party: 'cst_1',
				name: 'Léa Petit',
				email: 'lea@example.com',
			}),
		);
		const { paymentMethod, mandate } = done(
			await client.acceptMandate({
				customer,
				iban,
				name: 'Léa Petit',
				email: 'lea@example.com',
				acceptance: ACCEPTANCE,
			}),
		);
		return { customer, paymentMethod: paymentMethod ?? '', mandate: mandate ?? '' };
	};
	return {
		sandbox,
		client,
		clock,
		open,
		makeDebtor,
		debitOne: (debtor, more = {}) => client.debit({ ...requestOf(debtor), ...more }),
	};
}

export const requestOf = (debtor: Debtor): DebitRequest => ({
	key: 'inv_1-1-1',
	ledger: 'led_1',
	amount: 12_000,
	currency: 'EUR',
	...debtor,
	invoice: 'FA2026-00042',
	description: 'FA2026-00042',
});

export function done<T>(written: Written<T>): T {
	if (written.state !== 'done') throw new Error(JSON.stringify(written));
	return written.value;
}

export async function endSandboxes(): Promise<void> {
	await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
}

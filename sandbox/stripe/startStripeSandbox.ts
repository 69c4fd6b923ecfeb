import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../faults';
import { DEMO_STRIPE_ACCOUNT, type StripeSandboxAccount } from './account';
import { answerAsItBehaves, catchUp, decide, dispute, endMandate, fail, failRefund, succeed } from './bank';
import { send, sign } from './events';
import { fillIn } from './handlers/pages';
import type { StripeOperation } from './operations';
import { serve } from './serve';
import {
	createWorld,
	secondsOf,
	type RecordedRequest,
	type StripePaymentRow,
	type StripeRules,
	type StripeSandboxEvent,
	type StripeWorld,
} from './world';

export interface StripeSandboxOptions {
	/** Any free port when absent. It listens on this machine alone. */
	readonly port?: number;
	readonly account?: Partial<StripeSandboxAccount>;
	readonly rules?: Partial<StripeRules>;
	/** Ms since 1970. */
	readonly now?: () => number;
}

/** A Stripe of our own to try and to test with: what it was asked, what it holds, and what it shall do wrong. */
export interface StripeSandbox {
	readonly url: string;
	readonly account: StripeSandboxAccount;
	close(): Promise<void>;
	payments(): readonly StripePaymentRow[];
	events(): readonly StripeSandboxEvent[];
	requests(): readonly RecordedRequest[];
	fault(fault: Fault<StripeOperation>): void;
	faultsLeft(): number;
	/** So many of the next calls come too fast. */
	tooMany(calls: number): void;
	/** The secret key is revoked, and another one made: it can be done at will. */
	rotateKey(secretKey: string): void;
	/** Lists of payments are empty, as while a call hangs on its way; or tell again. */
	hide(hidden: boolean): void;
	/** The bank answers: as the IBAN says, or as told. */
	answerBank(paymentId: string, answer?: 'succeed' | { readonly fail: string }): void;
	dispute(paymentId: string, how?: { readonly amount?: number; readonly status?: string }): string;
	decideDispute(paymentId: string, disputeId: string, status: 'won' | 'lost'): void;
	failRefund(paymentId: string, refundId: string): void;
	endMandate(id: string): void;
	/** The debtor fills in the page of a mandate. */
	fillIn(pageId: string, who: { readonly iban: string; readonly name: string; readonly email: string }): void;
	/** Events are sent there as they happen, signed; those so far too where `again` says so. */
	sendEventsTo(url: string, again?: boolean): void;
	/** When all events that are on their way have arrived. */
	eventsSent(): Promise<void>;
	/** The header of an event, as if it were sent now or then. */
	signatureOf(body: string, seconds?: number): string;
}

export async function startStripeSandbox(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
	const world = createWorld({
		account: { ...DEMO_STRIPE_ACCOUNT, ...options.account },
		now: options.now ?? (() => Date.now()),
		...(options.rules === undefined ? {} : { rules: options.rules }),
	});
	const server = createServer((request, response) => {
		serve(world, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	// What the bank answers by itself is told without being asked for; a clock of a test moves by calls alone.
	const ticking = options.now ? undefined : setInterval(() => catchUp(world), 1000);
	ticking?.unref();
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				clearInterval(ticking);
				server.close(() => resolve());
				server.closeAllConnections();
			}),
		...adminOf(world),
	};
}

function adminOf(world: StripeWorld): Omit<StripeSandbox, 'url' | 'close'> {
	const payment = (id: string) => {
		const found = world.payments.find((one) => one.id === id);
		if (!found) throw new Error(`The sandbox has no payment ${id}`);
		return found;
	};
	return {
		account: world.account,
		payments: () => [...world.payments],
		events: () => [...world.events],
		requests: () => [...world.requests],
		fault: (fault) => world.faults.add(fault),
		faultsLeft: () => world.faults.left(),
		tooMany: (calls) => {
			world.tooMany = calls;
		},
		rotateKey: (secretKey) => {
			world.secretKey = secretKey;
		},
		hide: (hidden) => {
			world.hidden = hidden;
		},
		answerBank: (id, answer) => {
			if (answer === undefined) answerAsItBehaves(world, payment(id));
			else if (answer === 'succeed') succeed(world, payment(id));
			else fail(world, payment(id), answer.fail);
		},
		dispute: (id, how) => dispute(world, payment(id), how).id,
		decideDispute: (id, disputeId, status) => {
			const row = payment(id).disputes.find((one) => one.id === disputeId);
			if (!row) throw new Error(`The sandbox has no dispute ${disputeId}`);
			decide(world, payment(id), row, status);
		},
		failRefund: (id, refundId) => failRefund(world, payment(id), refundId),
		endMandate: (id) => endMandate(world, id),
		fillIn: (id, who) => void fillIn(world, id, who),
		sendEventsTo: (url, again = false) => {
			world.hooks.push(url);
			if (again) for (const event of world.events) send(world, url, event);
		},
		eventsSent: async () => {
			while (world.sending.size > 0) await Promise.all(world.sending);
		},
		signatureOf: (body, seconds = secondsOf(world)) => sign(world, body, seconds),
	};
}

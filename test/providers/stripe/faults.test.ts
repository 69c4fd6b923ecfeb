import axios, { AxiosError } from 'axios';
import { createStripe } from '../../../providers/stripe/createStripe';
import { FAULT_MOMENTS, FAULTS } from '../../../sandbox/faults';
import { DEMO_STRIPE_ACCOUNT } from '../../../sandbox/stripe/account';
import { endSandboxes, NOON, requestOf, tryStripe, type Debtor } from './withSandbox';

afterEach(endSandboxes);

const CASES = FAULTS.flatMap((fault) => FAULT_MOMENTS.map((moment) => [fault, moment] as const));

test.each(CASES)('%s, %s: one call, at most one debit, and the look-up tells', async (fault, moment) => {
	const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
	const debtor = await makeDebtor();
	sandbox.fault({ operation: 'debit', moment, fault, delayMs: 20 });
	const written = await debitOne(debtor);
	expect(sandbox.faultsLeft()).toBe(0);
	const sent = sandbox.requests().filter(({ operation }) => operation === 'debit');
	expect(sent).toHaveLength(1);
	const made = sandbox.payments();
	const found = await client.findDebit({ key: 'inv_1-1-1', customer: debtor.customer, since: NOON / 1000 });
	expect(found?.id).toBe(made[0]?.id);
	if (fault === 'slow' || fault === 'twice') expect(written.state).toBe('done');
	// A key that has ended says no before anything happens; here the server lies, and the look-up is right all the same.
	else expect(written.state).toBe(fault === 'expiredToken' ? 'refused' : 'unknown');
	expect(made).toHaveLength(moment === 'after' || written.state === 'done' ? 1 : 0);
});

test('an answer that takes too long leaves it unknown', async () => {
	const { open, sandbox, makeDebtor } = await tryStripe();
	const debtor = await makeDebtor();
	sandbox.fault({ operation: 'debit', moment: 'after', fault: 'slow', delayMs: 600 });
	expect(await open({ timeoutMs: 100 }).debit(requestOf(debtor))).toMatchObject({
		state: 'unknown',
		error: { code: 'TIMEOUT' },
	});
	expect(sandbox.payments()).toHaveLength(1);
});

const DEBTOR: Debtor = { customer: 'cus_1', paymentMethod: 'pm_1', mandate: 'mandate_1' };

function clientThatFails(code: string) {
	let calls = 0;
	const http = axios.create({
		adapter: (config) => {
			calls += 1;
			return Promise.reject(new AxiosError('failed', code, config));
		},
	});
	const client = createStripe({ secretKey: DEMO_STRIPE_ACCOUNT.secretKey }, http, { readRetries: 0 });
	return { client, calls: () => calls };
}

test.each([
	['ECONNREFUSED', 'unreachable', 'NOT_SENT'],
	['ENOTFOUND', 'unreachable', 'NOT_SENT'],
	['CERT_HAS_EXPIRED', 'unreachable', 'NOT_SENT'],
	// The library would make these two again by itself.
	['ECONNRESET', 'unknown', 'CONNECTION'],
	['EPIPE', 'unknown', 'CONNECTION'],
	['ECONNABORTED', 'unknown', 'TIMEOUT'],
	['ERR_CANCELED', 'unknown', 'CONNECTION'],
])('%s is %s, and is not tried again', async (code, state, own) => {
	const { client, calls } = clientThatFails(code);
	expect(await client.debit(requestOf(DEBTOR))).toMatchObject({ state, error: { code: own } });
	expect(calls()).toBe(1);
});

test.each([
	['a redirect', 302, ''],
	['an empty answer', 200, ''],
	['null', 200, 'null'],
	['a list', 200, '[]'],
	['a text', 200, '"pi_1"'],
	['a payment without a state', 200, '{"id":"pi_1","object":"payment_intent"}'],
	['an error that is no object', 400, '{"error":"no"}'],
	['a fault of the server', 502, '{"error":{"message":"bad gateway"}}'],
])('%s proves nothing', async (_name, status, text) => {
	let calls = 0;
	const http = axios.create({
		adapter: async (config) => {
			calls += 1;
			return { status, statusText: '', data: Buffer.from(text), headers: {}, config };
		},
	});
	const client = createStripe({ secretKey: DEMO_STRIPE_ACCOUNT.secretKey }, http);
	const written = await client.debit(requestOf(DEBTOR));
	expect(written.state).toBe(status === 400 ? 'refused' : 'unknown');
	expect(calls).toBe(1);
});

test('what only reads is asked again after a hiccup', async () => {
	const { sandbox, makeDebtor, debitOne } = await tryStripe();
	const written = await debitOne(await makeDebtor());
	const id = written.state === 'done' ? written.value.id : '';
	sandbox.fault({ operation: 'payment', moment: 'before', fault: 'drop' });
	const { secretKey } = sandbox.account;
	const client = createStripe({ secretKey, baseUrl: sandbox.url }, axios.create(), { readRetries: 1 });
	expect(await client.readDebit(id)).toMatchObject({ id });
	expect(sandbox.faultsLeft()).toBe(0);
});

import type { FaultKind, FaultMoment } from '../../../sandbox/faults';
import { anInvoice } from './invoices';
import { endSandboxes, trySandbox } from './withSandbox';

afterEach(endSandboxes);

/** What the client may say of one issue under each fault, and how many invoices there are then. */
const MATRIX: ReadonlyArray<[FaultKind, FaultMoment, string, number]> = [
	['drop', 'before', 'unknown', 0],
	['drop', 'during', 'unknown', 0],
	['drop', 'after', 'unknown', 1],
	['html503', 'before', 'unknown', 0],
	['html503', 'after', 'unknown', 1],
	['serverError', 'before', 'unknown', 0],
	['serverError', 'after', 'unknown', 1],
	['expiredToken', 'before', 'unknown', 0],
	['expiredToken', 'after', 'unknown', 1],
	['emptyAnswer', 'before', 'unknown', 0],
	['emptyAnswer', 'after', 'unknown', 1],
	['garbage', 'before', 'unknown', 0],
	['garbage', 'after', 'unknown', 1],
	['twice', 'after', 'unknown', 1],
	['slow', 'after', 'issued', 1],
];

test.each(MATRIX)(
	'issuing under %s %s its work: %s, with %d made, and the look-up tells',
	async (fault, moment, state, made) => {
		const { client, sandbox, issueOne } = await trySandbox();
		const invoice = anInvoice();
		sandbox.fault({ operation: 'issue', moment, fault, delayMs: 20 });
		const [outcome] = await client.issue([invoice]);
		expect([outcome?.state, sandbox.faultsLeft()]).toEqual([state, 0]);
		expect(sandbox.issued()).toHaveLength(made);
		const found = await client.findByKey(invoice);
		expect(found?.number).toBe(made === 1 ? 'C26TAA1' : undefined);
		// What is certainly not there is sent once more with the same key, and is there once.
		if (!found) expect(await issueOne(invoice)).toMatchObject({ number: 'C26TAA1' });
		expect(sandbox.issued()).toHaveLength(1);
	},
);

test('an answer that is slower than the client waits for: unknown, and found', async () => {
	const { open, client, sandbox } = await trySandbox();
	const invoice = anInvoice();
	sandbox.fault({ operation: 'issue', moment: 'after', fault: 'slow', delayMs: 1000 });
	const [outcome] = await open({ timeoutMs: 200 }).issue([invoice]);
	expect(outcome).toMatchObject({ state: 'unknown', error: { code: 'TIMEOUT' } });
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1' });
});

test.each(['returnExisting', 'refuse'] as const)(
	'the same key sent again makes no second invoice (%s)',
	async (uuidPolicy) => {
		const { client, sandbox, clock } = await trySandbox({ rules: { uuidPolicy } });
		const invoice = anInvoice();
		await client.issue([invoice]);
		const [again] = await client.issue([invoice]);
		if (uuidPolicy === 'returnExisting')
			expect(again).toMatchObject({ state: 'issued', invoice: { sequence: 1 } });
		else expect(again).toMatchObject({ state: 'unknown', error: { code: 'TRANSACTION_UUID_INVALID' } });
		clock.now += 3 * 24 * 60 * 60_000;
		expect((await client.issue([invoice]))[0]?.state).toBe('unknown');
		expect(sandbox.issued()).toHaveLength(1);
	},
);

test('two at once with one key: one invoice, and the other is told that nobody knows', async () => {
	const { client, open, sandbox } = await trySandbox({ rules: { issueDelay: 50 } });
	const invoice = anInvoice();
	const outcomes = await Promise.all([client.issue([invoice]), open().issue([invoice])]);
	expect(
		outcomes
			.flat()
			.map(({ state }) => state)
			.toSorted(),
	).toEqual(['issued', 'unknown']);
	expect(sandbox.issued()).toHaveLength(1);
});

test('two invoices under one key, where the provider knows no keys: the first of them is found', async () => {
	const { client, sandbox } = await trySandbox({ rules: { uuidPolicy: 'noDedupe' } });
	const invoice = anInvoice();
	await client.issue([invoice]);
	await client.issue([invoice]);
	expect(sandbox.issued()).toHaveLength(2);
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1' });
});

test('look-ups log in again after a dead token; tokens of others in flight are not thrown away', async () => {
	for (const expiredAnswer of ['general500', 'http401'] as const) {
		const { client, sandbox } = await trySandbox({ rules: { expiredAnswer } });
		await client.test();
		sandbox.revokeTokens();
		expect(await client.findByKey(anInvoice())).toBeUndefined();
		sandbox.revokeTokens();
		const found = Array.from({ length: 5 }, () => client.findByKey(anInvoice()));
		expect(await Promise.all(found)).toEqual(Array(5).fill(undefined));
		expect(sandbox.requests().filter(({ operation }) => operation === 'login')).toHaveLength(3);
	}
});

test('a token that has not been used for a while is tried before it carries an invoice', async () => {
	const { client, sandbox, clock, issueOne } = await trySandbox();
	await issueOne(anInvoice());
	sandbox.revokeTokens();
	clock.now += 60_001;
	expect(await issueOne(anInvoice())).toMatchObject({ number: 'C26TAA2' });
	sandbox.revokeTokens();
	const invoice = anInvoice();
	expect((await client.issue([invoice]))[0]).toMatchObject({ state: 'unknown', error: { code: 'GENERAL' } });
	expect(await client.findByKey(invoice)).toBeUndefined();
	expect(await issueOne(invoice)).toMatchObject({ number: 'C26TAA3' });
});

test('a token revoked in the midst of a batch', async () => {
	const { client, sandbox } = await trySandbox();
	const invoices = [anInvoice(), anInvoice(), anInvoice(), anInvoice()];
	sandbox.fault({ operation: 'issue', moment: 'during', fault: 'expiredToken' });
	expect((await client.issue(invoices)).map(({ state }) => state)).toEqual(Array(4).fill('unknown'));
	const found = [];
	for (const invoice of invoices) found.push((await client.findByKey(invoice))?.number);
	expect(found).toEqual(['C26TAA1', 'C26TAA2', undefined, undefined]);
});

test('an address that is not registered looks like a wrong password, and nothing is sent', async () => {
	const { client, sandbox } = await trySandbox({ rules: { addressRegistered: false } });
	await expect(client.issue([anInvoice()])).rejects.toMatchObject({
		name: 'ProviderRefusal',
		error: { code: 'LOGIN_FAILED', fix: expect.stringContaining('IP address') },
	});
	expect(sandbox.requests().map(({ operation }) => operation)).toEqual(['login']);
});

test('reading survives what passes: a dropped connection, a page of a gateway', async () => {
	const { client, sandbox, issueOne } = await trySandbox();
	const invoice = anInvoice();
	await issueOne(invoice);
	sandbox.fault({ operation: 'status', moment: 'before', fault: 'drop' });
	sandbox.fault({ operation: 'status', moment: 'before', fault: 'html503' });
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1' });
	sandbox.fault({ operation: 'status', moment: 'before', fault: 'drop', times: 3 });
	await expect(client.findByKey(invoice)).rejects.toMatchObject({ name: 'ProviderUnreachable' });
	expect(sandbox.faultsLeft()).toBe(0);
});

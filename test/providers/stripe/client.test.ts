import { ProviderRefusal, ProviderUnreachable } from '../../../providers/providerErrors';
import { ACCEPTANCE, done, endSandboxes, IBANS, NOON, requestOf, tryStripe } from './withSandbox';

afterEach(endSandboxes);

describe('debtors', () => {
	test('a customer with an IBAN becomes one that can be debited; its accounts are counted', async () => {
		const { client, makeDebtor } = await tryStripe();
		const debtor = await makeDebtor();
		const [account, ...more] = await client.listBankAccounts(debtor.customer);
		expect(more).toEqual([]);
		expect(account).toMatchObject({
			paymentMethod: debtor.paymentMethod,
			last4: '2606',
			country: 'FR',
			mandate: { id: debtor.mandate, status: 'active', acceptedAt: ACCEPTANCE.acceptedAt },
		});
	});

	test('the acceptance goes out as it was given, and nothing of it is made up', async () => {
		const { sandbox, makeDebtor } = await tryStripe();
		await makeDebtor();
		const sent = new URLSearchParams(
			sandbox.requests().find(({ operation }) => operation === 'setup')?.params,
		);
		expect(Object.fromEntries(sent)).toMatchObject({
			'mandate_data[customer_acceptance][type]': 'online',
			'mandate_data[customer_acceptance][accepted_at]': '1764000000',
			'mandate_data[customer_acceptance][online][ip_address]': '203.0.113.9',
			'mandate_data[customer_acceptance][online][user_agent]': 'Firefox of Léa',
			usage: 'off_session',
			confirm: 'true',
			'payment_method_types[0]': 'sepa_debit',
		});
	});

	test('the same customer and the same acceptance twice: one debtor, one account', async () => {
		const { client, sandbox, makeDebtor } = await tryStripe();
		expect(await makeDebtor()).toEqual(await makeDebtor());
		expect(sandbox.requests().filter(({ method }) => method === 'POST')).toHaveLength(4);
		expect(await client.listDebtors({ ledger: 'led_1', limit: 10 })).toHaveLength(1);
	});

	test('it is found by its e-mail address at once, and without one when the search knows it', async () => {
		const { client, clock, makeDebtor } = await tryStripe({ rules: { searchLag: 60_000 } });
		const { customer } = await makeDebtor();
		const who = { ledger: 'led_1', party: 'cst_1' };
		expect(await client.findDebtor({ ...who, email: 'lea@example.com' })).toMatchObject({ id: customer });
		expect(await client.findDebtor({ ...who, email: 'other@example.com' })).toBeUndefined();
		clock.now += 60_000;
		expect(await client.findDebtor({ ...who, email: 'other@example.com' })).toMatchObject({ id: customer });
		expect(await client.findDebtor({ ...who, party: 'cst_2' })).toBeUndefined();
		expect(await client.findDebtor({ ...who, ledger: 'led_2' })).toBeUndefined();
	});

	test('an account that may not search makes no second debtor all the same', async () => {
		const { client, sandbox, makeDebtor } = await tryStripe({ rules: { searches: false } });
		const { customer } = await makeDebtor();
		const who = { ledger: 'led_1', party: 'cst_1' };
		expect(await client.findDebtor({ ...who, email: 'moved@example.com' })).toBeUndefined();
		expect((await makeDebtor()).customer).toBe(customer);
		expect(sandbox.requests().some(({ path, status }) => path.endsWith('/search') && status === 400)).toBe(
			true,
		);
	});

	test('an account that cannot be debited is refused, without the IBAN in the words', async () => {
		const { client, makeDebtor } = await tryStripe();
		const { customer } = await makeDebtor();
		const mandate = { customer, name: 'Léa Petit', email: 'lea@example.com', acceptance: ACCEPTANCE };
		const unusable = await client.acceptMandate({ ...mandate, iban: IBANS.unusable });
		expect(unusable).toMatchObject({ state: 'refused', error: { code: 'bank_account_unusable' } });
		const wrong = await client.acceptMandate({ ...mandate, iban: 'FR1420041010050500013M02607' });
		expect(wrong).toMatchObject({ state: 'refused', error: { code: 'invalid_bank_account_iban' } });
		expect(JSON.stringify([unusable, wrong])).not.toContain('2004101005');
	});

	test('an account that was taken off cannot be debited any more: its mandate has ended', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const debtor = await makeDebtor();
		expect(await client.removeBankAccount(debtor.paymentMethod)).toMatchObject({ state: 'done' });
		expect(await client.listBankAccounts(debtor.customer)).toEqual([]);
		expect(sandbox.events().map(({ type }) => type)).toContain('mandate.updated');
		expect(await debitOne(debtor)).toMatchObject({
			state: 'refused',
			error: { code: 'payment_method_unexpected_state' },
		});
	});

	test("on Stripe's own page the debtor types the IBAN", async () => {
		const { client, sandbox, makeDebtor } = await tryStripe();
		const { customer } = await makeDebtor();
		const page = done(
			await client.startMandatePage({ customer, successUrl: 'https://shop.example/thanks', key: '1' }),
		);
		expect(page.url).toContain(page.id);
		sandbox.fillIn(page.id, { iban: 'DE89370400440532013000', name: 'Léa', email: 'lea@example.com' });
		const accounts = await client.listBankAccounts(customer);
		expect(accounts.map(({ country }) => country).sort()).toEqual(['DE', 'FR']);
	});
});

describe('debits', () => {
	test('is on its way, and paid when the bank says so', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const payment = done(await debitOne(await makeDebtor()));
		expect(payment).toMatchObject({
			status: 'processing',
			key: 'inv_1-1-1',
			amount: 12_000,
			received: 0,
			currency: 'EUR',
			last4: '2606',
			expectedOn: '2026-12-01',
			failure: null,
			isLive: false,
		});
		sandbox.answerBank(payment.id);
		expect(await client.readDebit(payment.id)).toMatchObject({ status: 'succeeded', received: 12_000 });
	});

	test('the same key twice is one debit; with another amount nobody knows what is meant', async () => {
		const { sandbox, makeDebtor, debitOne } = await tryStripe();
		const debtor = await makeDebtor();
		const first = done(await debitOne(debtor));
		expect(done(await debitOne(debtor)).id).toBe(first.id);
		expect(await debitOne(debtor, { amount: 1 })).toMatchObject({ state: 'unknown' });
		expect(sandbox.payments()).toHaveLength(1);
		expect(sandbox.requests().at(-1)?.idempotencyKey).toBe('payment_intent-inv_1-1-1');
	});

	test('is found by its key, among many, with what became of it', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const debtor = await makeDebtor();
		const ids: string[] = [];
		for (let number = 1; number <= 103; number += 1)
			ids.push(done(await debitOne(debtor, { key: `inv_${number}-1-1` })).id);
		sandbox.answerBank(ids[0] ?? '');
		const query = { customer: debtor.customer, since: NOON / 1000 };
		expect(await client.findDebit({ ...query, key: 'inv_1-1-1' })).toMatchObject({
			id: ids[0],
			status: 'succeeded',
		});
		expect(await client.findDebit({ ...query, key: 'inv_999-1-1' })).toBeUndefined();
		expect(await client.findDebit({ ...query, since: query.since + 1, key: 'inv_1-1-1' })).toBeUndefined();
	});

	test.each([
		['limit', IBANS.limit, 'charge_exceeds_transaction_limit'],
		['limit of the week', IBANS.weeklyLimit, 'charge_exceeds_weekly_limit'],
	])('above the %s it is refused at once, and the failed payment is named', async (_name, iban, code) => {
		const { client, makeDebtor, debitOne } = await tryStripe();
		const written = await debitOne(await makeDebtor(iban));
		expect(written).toMatchObject({ state: 'refused', error: { code } });
		const id = written.state === 'refused' ? written.error.intentId : null;
		expect(await client.readDebit(id ?? '')).toMatchObject({
			status: 'requires_payment_method',
			failure: { code },
		});
	});

	test('a failure says why and what to do', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const { id } = done(await debitOne(await makeDebtor(IBANS.insufficientFunds)));
		sandbox.answerBank(id);
		expect(await client.readDebit(id)).toMatchObject({
			status: 'requires_payment_method',
			received: 0,
			failure: { code: 'insufficient_funds', fix: expect.stringContaining('another day') },
		});
	});

	test('refunds and disputes are read with it', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const { id } = done(await debitOne(await makeDebtor()));
		sandbox.answerBank(id);
		const part = done(await client.refund({ key: 'inv_1-1-1-r1', intentId: id, amount: 2_000 }));
		expect(part).toMatchObject({ amount: 2_000, status: 'pending' });
		expect(done(await client.refund({ key: 'inv_1-1-1-r1', intentId: id, amount: 2_000 })).id).toBe(part.id);
		expect(await client.readDebit(id)).toMatchObject({ refunded: 2_000, disputes: [] });
		sandbox.failRefund(id, part.id);
		expect(await client.readDebit(id)).toMatchObject({ refunded: 0 });
		sandbox.dispute(id, { amount: 1_200 });
		expect(await client.readDebit(id)).toMatchObject({ disputes: [{ amount: 1_200, status: 'lost' }] });
		expect(await client.refund({ key: 'r2', intentId: id })).toMatchObject({
			state: 'refused',
			error: { code: 'charge_disputed' },
		});
	});

	test('a server that shows of a payment its charge by the id alone is asked for that', async () => {
		const { sandbox, client, makeDebtor, debitOne } = await tryStripe({ rules: { expands: false } });
		const { id } = done(await debitOne(await makeDebtor()));
		sandbox.answerBank(id);
		sandbox.dispute(id, { amount: 1_200 });
		expect(await client.readDebit(id)).toMatchObject({
			last4: '2606',
			received: 12_000,
			disputes: [{ amount: 1_200 }],
		});
	});

	test('what is not there is refused, what does not answer is unreachable', async () => {
		const { client, sandbox } = await tryStripe();
		await expect(client.readDebit('pi_nobody')).rejects.toThrow(ProviderRefusal);
		sandbox.fault({ operation: 'payment', moment: 'before', fault: 'drop' });
		await expect(client.readDebit('pi_nobody')).rejects.toThrow(ProviderUnreachable);
	});

	test('too many calls: it was not made, and may be made later', async () => {
		const { sandbox, makeDebtor, client } = await tryStripe();
		const debtor = await makeDebtor();
		sandbox.tooMany(1);
		expect(await client.debit(requestOf(debtor))).toMatchObject({
			state: 'refused',
			error: { retryable: true },
		});
		expect(sandbox.payments()).toEqual([]);
		expect(await client.debit(requestOf(debtor))).toMatchObject({ state: 'done' });
	});
});

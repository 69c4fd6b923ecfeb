import { createDebtor } from '../../../services/stripe/debtor/createDebtor';
import { getDebtor } from '../../../services/stripe/debtor/getDebtor';
import { listDebtors } from '../../../services/stripe/debtor/listDebtors';
import { removeBankAccount } from '../../../services/stripe/debtor/removeBankAccount';
import { startMandatePage } from '../../../services/stripe/debtor/startMandatePage';
import { saveMaster } from '../../../services/saveMaster';
import { run } from '../../support/stories';
import { ACCEPTED, contextOf, IBANS, perform, performAll, ruleOf, withStripe } from './stripeStage';

withStripe('debtors at Stripe', (stage) => {
	const who = () => ({ company: stage.company, customer: stage.customer });
	const input = (more: object = {}) => ({ ...who(), iban: IBANS.succeeds, ...ACCEPTED, ...more });

	it('from IBAN and e-mail address: the ids of Stripe appear, and it can be debited', async () => {
		const view = await stage.debtor();
		expect(view).toMatchObject({
			customerCode: stage.customer,
			customerName: 'Épicerie Léa',
			email: expect.stringContaining('@example.com'),
			stripeCustomer: expect.stringMatching(/^cus_/),
			paymentMethod: expect.stringMatching(/^pm_/),
			mandate: expect.stringMatching(/^mandate_/),
			mandateReference: expect.stringMatching(/\w/),
			last4: '2606',
			accounts: 1,
			ready: true,
			bankAccounts: [{ acceptedAt: '2026-03-01T08:30:00.000Z', mandateStatus: 'active', country: 'FR' }],
		});
		expect(JSON.stringify(view)).not.toContain('20041010');
	});

	it('again is the same one; another account is counted beside it', async () => {
		const first = await stage.debtor();
		expect(await stage.debtor()).toEqual(first);
		const second = await stage.debtor('DE89370400440532013000');
		expect(second).toMatchObject({ stripeCustomer: first.stripeCustomer, accounts: 2 });
		expect(await perform(stage.context, getDebtor, who())).toMatchObject({ accounts: 2, ready: true });
		expect(await performAll(stage.context, listDebtors, { company: stage.company })).toMatchObject([
			{ customerCode: stage.customer, accounts: 2 },
		]);
	});

	it.each([
		['no moment', { acceptedAt: undefined }, 'acceptedAt'],
		['no address', { ipAddress: undefined }, 'ipAddress'],
		['no browser', { userAgent: undefined }, 'userAgent'],
		['a day alone', { acceptedAt: '2026-03-01' }, 'acceptedAt'],
		['a day to come', { acceptedAt: '2026-04-01T00:00:00Z' }, 'acceptedAt'],
		['no address of the internet', { ipAddress: 'unknown' }, 'ipAddress'],
		['the address of this machine', { ipAddress: '127.0.0.1' }, 'ipAddress'],
	])('with %s of the acceptance it is refused, and Stripe is told nothing', async (_name, more, field) => {
		const [outcome] = await createDebtor.run(stage.context, [input(more)]);
		expect(outcome).toMatchObject({ ok: false, error: { rule: 'stripe.acceptance', field } });
		expect(stage.sandbox.requests()).toEqual([]);
	});

	it('the address behind a proxy is the first of its header', async () => {
		await stage.debtor(IBANS.succeeds, { ipAddress: '203.0.113.77, 10.0.0.1' });
		const sent = stage.sandbox.requests().find(({ operation }) => operation === 'setup')?.params;
		expect(new URLSearchParams(sent).get('mandate_data[customer_acceptance][online][ip_address]')).toBe(
			'203.0.113.77',
		);
	});

	it.each([
		['a wrong IBAN', { iban: 'FR1420041010050500013M02607' }, 'sepa.iban'],
		['an IBAN outside SEPA', { iban: 'TR330006100519786457841326' }, 'sepa.ibanCountry'],
		['an account that cannot be debited', { iban: 'AT511904300000066666' }, 'stripe.refused'],
		['an unknown customer', { customer: 'NOBODY' }, 'party.unknown'],
		['a prefix that Stripe keeps', { referencePrefix: 'STRIPE-1' }, 'input.invalid'],
	])('%s is refused', async (_name, more, rule) => {
		const found = await ruleOf(stage.context, createDebtor, input(more));
		if (rule.startsWith('sepa.')) expect(found).toMatch(/^sepa\./);
		else if (rule === 'input.invalid') expect(found).not.toBe('done');
		else expect(found).toBe(rule);
	});

	it('without an e-mail address it is refused; one that is given counts', async () => {
		await run(stage.story, saveMaster('party'), { code: 'NOMAIL', name: 'Sans', company: stage.company });
		const other = input({ customer: 'NOMAIL' });
		expect(await ruleOf(stage.context, createDebtor, other)).toBe('stripe.email');
		expect(await ruleOf(stage.context, createDebtor, { ...other, email: 'sans@example.com' })).toBe('done');
	});

	it('a call whose answer is lost may be made again: one debtor, one account', async () => {
		for (const operation of ['customer', 'setup'] as const) {
			stage.sandbox.fault({ operation, moment: 'after', fault: 'drop' });
			expect(await ruleOf(stage.context, createDebtor, input())).toBe('stripe.unknown');
		}
		expect(await stage.debtor()).toMatchObject({ accounts: 1 });
		expect(await performAll(stage.context, listDebtors, { company: stage.company })).toHaveLength(1);
	});

	it('a dry run makes nothing', async () => {
		const dry = contextOf(stage, { dryRun: true });
		expect(await perform(dry, createDebtor, input())).toMatchObject({ stripeCustomer: null, ready: false });
		expect(stage.sandbox.requests().filter(({ method }) => method === 'POST')).toEqual([]);
	});

	it("on Stripe's page the acceptance is the debtor's own, and no IBAN passes through us", async () => {
		const page = await perform(stage.context, startMandatePage, {
			...who(),
			successUrl: 'https://shop.example/thanks',
		});
		expect(page).toMatchObject({
			url: expect.stringContaining('https://'),
			expiresAt: '2026-03-11T09:00:00.000Z',
		});
		expect(await perform(stage.context, getDebtor, who())).toMatchObject({ accounts: 0, ready: false });
		stage.sandbox.fillIn(page.page ?? '', { iban: IBANS.fails, name: 'Léa', email: 'lea@example.com' });
		expect(await perform(stage.context, getDebtor, who())).toMatchObject({ accounts: 1, ready: true });
		expect(JSON.stringify(stage.sandbox.requests())).not.toContain('20041010');
		expect(await ruleOf(stage.context, startMandatePage, { ...who(), successUrl: 'javascript:x' })).not.toBe(
			'done',
		);
	});

	it('an account is removed, with a trace', async () => {
		const { paymentMethod } = await stage.debtor();
		const removed = { ...who(), paymentMethod, reason: 'Asked for by the customer' };
		expect(await perform(stage.context, removeBankAccount, removed)).toMatchObject({
			accounts: 0,
			ready: false,
		});
		expect(await ruleOf(stage.context, removeBankAccount, removed)).toBe('stripe.noAccount');
		const party = await stage.story.ledger.read.masters.find('party', stage.customer);
		const entries = await stage.story.ledger.read.audit.ofSubject(party?.id ?? '');
		expect(entries.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['stripe.debtorCreated', 'stripe.accountRemoved']),
		);
		expect(JSON.stringify(entries)).not.toMatch(/203\.0\.113|20041010|M02606/);
	});

	it('of another company: refused; not made yet: refused', async () => {
		const other = contextOf(stage, { accountOf: 'DUPONT' });
		expect(await ruleOf(other, getDebtor, who())).toBe('stripe.company');
		expect(await ruleOf(stage.context, getDebtor, who())).toBe('stripe.noDebtor');
	});
});

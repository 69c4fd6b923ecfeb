import { runWorkflow } from '../../scripts/harness/runWorkflow.mjs';
import { readWorkflow } from '../../scripts/harness/workflowCases.mjs';
import {
	done,
	fixDate,
	invoicing,
	masters,
	ROOT,
	runSteps,
	runStep,
	useUserFolder,
	type Item,
	type Json,
} from '../nodes/support/bench';
import {
	atStripe,
	eventItem,
	openStripeAccount,
	SIGNED,
	withStripe,
	type StripeAccount,
} from '../nodes/support/stripe';

/** The shipped workflows of Stripe on n8n-core, against a sandbox. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:10:11Z');

let account: StripeAccount;
useUserFolder();
beforeAll(async () => {
	account = await openStripeAccount();
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'MARTIN', name: 'Épicerie Martin', company: 'DUPONT', email: 'martin@example.com' },
		]),
	);
}, 60_000);
afterAll(async () => await account?.sandbox.close());

interface Run {
	readonly error?: Error;
	readonly items: (node: string, output?: number) => Item[];
	readonly ran: string[];
}

/** As a person publishes it: the account selected, mails enabled. */
async function play(name: string, options: Json = {}): Promise<Run> {
	const workflow = readWorkflow(ROOT, name) as { nodes: Json[] };
	const nodes = workflow.nodes.map((node) => ({
		...node,
		disabled: false,
		...(node['type'].endsWith('.stripeDebit')
			? { credentials: { stripeDebitApi: { id: '1', name: 'Stripe' } } }
			: {}),
	}));
	return (await runWorkflow(
		{ ...workflow, nodes } as never,
		{
			root: ROOT,
			...withStripe(account),
			...options,
		} as never,
	)) as Run;
}

const bill = (reference: string, more: Json = {}) =>
	done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			{
				company: 'DUPONT',
				customer: 'MARTIN',
				externalReference: reference,
				lines: [{ description: 'Goods', quantity: 1, unitPrice: 42, taxCategory: 'Z', taxRate: 0 }],
				...more,
			},
		]),
	);
const payments = () => account.sandbox.payments().length;
const state = async (id: unknown) =>
	(
		await done(
			runStep({ type: 'salesDocument', parameters: { resource: 'invoice', operation: 'get' } }, [{ id }]),
		)
	)[0];

const HEADERS = { 'user-agent': 'Mozilla/5.0 (Firefox)', 'x-forwarded-for': '203.0.113.9, 10.0.0.1' };

describe('stripe-mandate-form', () => {
	const customer = async () =>
		String(
			(
				await done(
					runStep(masters('customer', 'upsert'), [
						{ code: 'MARTIN', name: 'Épicerie Martin', company: 'DUPONT', email: 'martin@example.com' },
					]),
				)
			)[0]?.['id'],
		);
	const sign = async (more: Json = {}, headers: Json = HEADERS) =>
		play('stripe-mandate-form', {
			trigger: 'Debtor signs',
			start: [
				{
					headers,
					body: {
						...{ for: await customer(), name: 'Léa Martin', email: 'martin@example.com' },
						...{ iban: SIGNED.iban, accepted: 'yes', ...more },
					},
				},
			],
		});

	test('shows the page of a customer; any other link shows none, whatever stands in it', async () => {
		const open = (link: string) =>
			play('stripe-mandate-form', { trigger: 'Debtor opens the page', start: [{ query: { for: link } }] });
		const page = (await open(await customer())).items('Page')[0]?.json['html'] as string;
		expect(page).toContain('Dupont & Fils');
		expect(page).toContain('name="iban"');
		const run = await open('"><script>alert(1)</script>');
		expect(run.items('Page')[0]?.json['html']).not.toContain('script>alert');
		expect(run.items('Show the page')[0]?.json).toMatchObject({ responseCode: 200 });
	});

	test.each([
		['without the tick', { accepted: undefined }, HEADERS],
		['without an address', {}, { 'user-agent': 'x' }],
		['without a browser', {}, { 'x-real-ip': '203.0.113.9' }],
		['with a wrong IBAN', { iban: 'FR1420041010050500013M02607' }, HEADERS],
		['for nobody', { for: 'MARTIN' }, HEADERS],
	])('%s nothing is signed', async (_name, more, headers) => {
		const run = await sign(more, headers);
		expect(run.error).toBeUndefined();
		expect(run.items('Say sorry')[0]?.json).toMatchObject({ responseCode: 422 });
		expect(run.items('Make debtor')).toEqual([]);
	});

	test('signed: the debtor can be debited, with the acceptance that came in the request', async () => {
		const run = await sign();
		expect(run.error).toBeUndefined();
		expect(run.items('Thanks')[0]?.json['html']).toContain('2606');
		expect(run.items('Say thanks')[0]?.json).toMatchObject({ responseCode: 200 });
		expect(run.items('Make debtor')[0]?.json).toMatchObject({
			customerCode: 'MARTIN',
			ready: true,
			bankAccounts: [{ acceptedAt: '2026-03-10T09:10:11.000Z' }],
		});
		const sent = account.sandbox.requests().find(({ operation }) => operation === 'setup');
		expect(
			new URLSearchParams(sent?.params).get('mandate_data[customer_acceptance][online][ip_address]'),
		).toBe('203.0.113.9');
	});
});

describe('stripe-collection', () => {
	const collect = (decision: string) =>
		play('stripe-collection', { answers: { Approval: { 'Your name': 'claire', Decision: decision } } });

	test('debits what is due and approved, and nothing else', async () => {
		const [due] = await bill('DUE', { dueDate: '2026-03-10' });
		const [later] = await bill('LATER', { dueDate: '2026-04-10' });
		const [other] = await bill('OTHER', { customer: 'LEROY', dueDate: '2026-03-10' });
		const rejected = await collect('Reject');
		expect(rejected.error).toBeUndefined();
		expect(rejected.items('What is to be debited')[0]?.json).toMatchObject({ count: 1, total: 42 });
		expect(payments()).toBe(0);
		const run = await collect('Approve');
		expect(run.error).toBeUndefined();
		expect(run.items('Debit').map(({ json }) => [json['number'], json['standing']])).toEqual([
			[due?.['number'], 'processing'],
		]);
		expect(run.items('Send for approval')[0]?.json['text']).toContain(String(due?.['number']));
		expect(await state(due?.['id'])).toMatchObject({ settlement: 'inCollection' });
		expect(await state(later?.['id'])).toMatchObject({ settlement: 'open' });
		expect(await state(other?.['id'])).toMatchObject({ settlement: expect.stringMatching(/open|overdue/) });
		const again = await collect('Approve');
		expect(again.error).toBeUndefined();
		expect(again.items('Debit')).toEqual([]);
		expect(payments()).toBe(1);
	});

	test('one that came back is not repeated: a person is told why', async () => {
		const [due] = await bill('BACK', { dueDate: '2026-03-10' });
		await done(runSteps([atStripe('debit', 'debit')], [{ id: due?.['id'] }], withStripe(account)));
		account.sandbox.answerBank(account.sandbox.payments().at(-1)?.id ?? '', { fail: 'account_closed' });
		const told = await play('stripe-webhook', { start: [eventItem(account, -1)] });
		expect(told.items('Send report')[0]?.json).toMatchObject({
			subject: expect.stringContaining(String(due?.['number'])),
			text: expect.stringContaining('another IBAN'),
		});
		const run = await collect('Approve');
		expect(run.items('Debit', 1)[0]?.json['details']).toMatchObject({ rule: 'stripe.failedBefore' });
		expect(run.items('Send report')[0]?.json['subject']).toContain(String(due?.['number']));
	});
});

describe('stripe-webhook', () => {
	test('paid: the invoice is paid, and Stripe is thanked', async () => {
		const [payment] = account.sandbox.payments();
		account.sandbox.answerBank(payment?.id ?? '');
		const run = await play('stripe-webhook', { start: [eventItem(account, -1)] });
		expect(run.error).toBeUndefined();
		expect(run.items('Thank Stripe')[0]?.json).toMatchObject({ responseCode: 200, body: { handled: true } });
		expect(run.items('Take in')[0]?.json).toMatchObject({ standing: 'settled' });
		expect(run.items('For a person')).toEqual([]);
		expect(await state(run.items('Take in')[0]?.json['id'])).toMatchObject({ settlement: 'paid' });
	});

	test('forged: 400, and nothing happens', async () => {
		const item = eventItem(account, -1);
		const run = await play('stripe-webhook', {
			start: [{ ...item, json: { headers: { 'stripe-signature': 't=1,v1=00' } } }],
		});
		expect(run.items('Say why not')[0]?.json).toMatchObject({
			responseCode: 400,
			body: { rule: 'stripe.signature' },
		});
		expect(run.items('Take in')).toEqual([]);
	});

	test('Stripe that cannot be asked: 500, so that it tells again', async () => {
		const item = eventItem(account, -1);
		account.sandbox.fault({ operation: 'payment', moment: 'before', fault: 'serverError', times: 9 });
		account.sandbox.dispute(account.sandbox.payments()[0]?.id ?? '');
		const run = await play('stripe-webhook', { start: [eventItem(account, -1)] });
		expect(run.items('Say why not')[0]?.json).toMatchObject({ responseCode: 500 });
		expect(item).toBeDefined();
	});
});

test('every quarter of an hour: what is unknown is looked up, what is on its way is looked at', async () => {
	const [due] = await bill('UNKNOWN');
	account.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
	const debit = atStripe('debit', 'debit', { choices: { settle: false } });
	expect((await runSteps([debit], [{ id: due?.['id'] }], withStripe(account))).error).toBeDefined();
	account.sandbox.answerBank(account.sandbox.payments().at(-1)?.id ?? '');
	const run = await play('stripe-webhook', { trigger: 'Every 15 minutes' });
	expect(run.error).toBeUndefined();
	expect(run.items('Look up unknown')[0]?.json).toMatchObject({ before: 'unknown', standing: 'settled' });
	expect(run.ran).toContain('Look at those on their way');
	expect(await state(due?.['id'])).toMatchObject({ settlement: 'paid' });
});

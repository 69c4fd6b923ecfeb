import { schemaOf } from '../../nodes/shared/outputFields';
import { OPERATIONS } from '../../nodes/StripeDebit/operations';
import {
	done,
	failure,
	fixDate,
	invoicing,
	masters,
	runStep,
	runSteps,
	useUserFolder,
	type Json,
	type NodeRun,
	type Step,
} from './support/bench';
import {
	atStripe,
	eventItem,
	openStripeAccount,
	SIGNED,
	withStripe,
	type StripeAccount,
} from './support/stripe';

/** Every operation of Stripe Debit, from the panel to a server of this machine. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');

let account: StripeAccount;
const seen: NodeRun[] = [];

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

const run = async (
	steps: readonly Step[],
	items: readonly unknown[] = [{}],
	more: Json = {},
): Promise<NodeRun> => {
	const gone = await runSteps(steps, items, withStripe(account, more));
	seen.push(gone);
	return gone;
};
const one = async (...given: Parameters<typeof run>): Promise<Json> => {
	const { error, items } = await run(...given);
	if (error) throw new Error(`${error.message} ${error.description ?? ''}`, { cause: error });
	return items[0]?.json ?? {};
};
const bill = invoicing('invoice', 'createFromLines', { validate: true });
const goods = (reference: string, unitPrice = 42): Json => ({
	company: 'DUPONT',
	customer: 'MARTIN',
	externalReference: reference,
	lines: [{ description: 'Goods', quantity: 1, unitPrice, taxCategory: 'Z', taxRate: 0 }],
});
const debit = (parameters: Json = {}) => atStripe('debit', 'debit', parameters);
const payments = () => account.sandbox.payments().length;

describe('a debtor', () => {
	test('without the acceptance is refused, with what to do', async () => {
		const { message, description } = await failure(
			run([atStripe('debtor', 'create')], [{ customer: 'MARTIN', iban: SIGNED.iban }]),
		);
		expect(message).toContain('acceptance');
		expect(description).toContain('must not be made up');
	});

	test('is made from IBAN and acceptance; its ids appear, and its accounts are counted', async () => {
		const made = await one([atStripe('debtor', 'create')], [{ customer: 'MARTIN', ...SIGNED }]);
		expect(made).toMatchObject({
			customerCode: 'MARTIN',
			email: 'martin@example.com',
			stripeCustomer: expect.stringMatching(/^cus_/),
			mandate: expect.stringMatching(/^mandate_/),
			accounts: 1,
			ready: true,
		});
		const below = { inputSource: 'fields', customer: { __rl: true, mode: 'id', value: 'MARTIN' } };
		expect(await one([atStripe('debtor', 'get', below)])).toMatchObject({ accounts: 1 });
		expect(await one([atStripe('debtor', 'getMany')])).toMatchObject({ customerCode: 'MARTIN', accounts: 1 });
	});

	test('may be sent a page of Stripe; an account can be removed', async () => {
		const page = await one(
			[atStripe('debtor', 'startMandatePage')],
			[{ customer: 'LEROY', email: 'leroy@example.com', successUrl: 'https://shop.example/thanks' }],
		);
		expect(page).toMatchObject({ customerCode: 'LEROY', url: expect.stringContaining('https://') });
		account.sandbox.fillIn(String(page['page']), {
			iban: 'DE89370400440532013000',
			name: 'Leroy',
			email: 'leroy@example.com',
		});
		const who = { customer: 'LEROY', email: 'leroy@example.com' };
		const { paymentMethod } = await one([atStripe('debtor', 'get')], [who]);
		const { items } = await run([atStripe('debtor', 'removeAccount')], [{ ...who, paymentMethod }]);
		expect(items[0]?.json).toMatchObject({ accounts: 0, ready: false });
	});
});

describe('a debit', () => {
	test('of an invoice that comes in: on its way, not paid; again it is the same', async () => {
		const first = await run([bill, debit()], [goods('ONCE')]);
		expect(first.items[0]?.json).toMatchObject({
			number: expect.stringMatching(/^F/),
			status: 'processing',
			paid: false,
			amount: 42,
			customerCode: 'MARTIN',
		});
		const again = await run([bill, debit()], [goods('ONCE')]);
		expect(again.items[0]?.json['debit']).toBe(first.items[0]?.json['debit']);
		expect(again.hints.join(' ')).toContain('had been done before');
		expect(payments()).toBe(1);
	});

	test('a dry run promises and sends nothing', async () => {
		const before = payments();
		expect(await one([bill, debit({ dryRun: true })], [goods('DRY')])).toMatchObject({
			dryRun: true,
			amount: 42,
		});
		expect(payments()).toBe(before);
	});

	test('the event that it is paid comes to the webhook, and twice is once', async () => {
		const made = await one([bill, debit()], [goods('PAID')]);
		account.sandbox.answerBank(String(made['paymentIntent']));
		const take = atStripe('event', 'take');
		expect(await one([take], [eventItem(account, -1)])).toMatchObject({
			eventType: 'payment_intent.succeeded',
			handled: true,
			standing: 'settled',
			paid: true,
			number: made['number'],
			reused: false,
		});
		expect(await one([take], [eventItem(account, -1)])).toMatchObject({ handled: true, reused: true });
		const paid = await one(
			[{ type: 'salesDocument', parameters: { resource: 'invoice', operation: 'get' } }],
			[{ id: made['id'] }],
		);
		expect(paid).toMatchObject({ settlement: 'paid', open: 0 });
	});

	test('a forged event, and a webhook without its raw body, are refused', async () => {
		const item = eventItem(account, -1);
		const take = { ...atStripe('event', 'take'), onError: 'continueErrorOutput' as const };
		const forged = { ...item, json: { headers: { 'stripe-signature': 't=1,v1=00' } } };
		const { refused } = await run(
			[take],
			[forged, { json: item['json'], binary: { other: item['binary'].data } }],
		);
		expect(refused.map(({ json }) => json['details'].rule)).toEqual(['stripe.signature', 'stripe.rawBody']);
		expect(refused[1]?.json['details'].fix).toContain('Raw Body');
	});

	test('is refunded in part by its reference, and refreshed from what it gave itself', async () => {
		const made = await one([bill, debit()], [goods('REFUND')]);
		account.sandbox.answerBank(String(made['paymentIntent']));
		const fresh = await one([atStripe('debit', 'refresh')], [made]);
		expect(fresh).toMatchObject({ standing: 'settled', kept: 42 });
		const part = atStripe('debit', 'refund', { amount: '12', externalReference: 'R-1' });
		expect(await one([part], [made])).toMatchObject({ refunded: 12, kept: 30 });
		expect(await one([part], [made])).toMatchObject({ refunded: 12, reused: true });
	});

	test('one that cannot be debited leaves its neighbours', async () => {
		const without = { ...goods('NO-MANDATE'), customer: 'LEROY' };
		const { items, refused } = await run(
			[bill, { ...debit(), onError: 'continueErrorOutput' }],
			[goods('B1'), without, goods('B2')],
		);
		expect(items.map(({ json, pairedItem }) => [json['status'], pairedItem])).toEqual([
			['processing', { item: 0 }],
			['processing', { item: 2 }],
		]);
		expect(refused[0]?.json['details']).toMatchObject({ rule: expect.stringMatching(/^stripe\.no/) });
	});

	test('an answer that is lost is looked up: one debit, and nothing is left unknown', async () => {
		const before = payments();
		account.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
		expect(await one([bill, debit()], [goods('LOST')])).toMatchObject({ status: 'processing' });
		expect(payments()).toBe(before + 1);
		const { items, error } = await run([atStripe('debit', 'resumeUnknown')]);
		expect([items, error]).toEqual([[], undefined]);
	});

	test('an outcome that stays unknown is told, and looked up later', async () => {
		account.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
		const { message, description } = await failure(
			run([bill, debit({ choices: { settle: false } })], [goods('UNKNOWN')]),
		);
		expect(message).toContain('Nobody knows yet');
		expect(description).toContain('Resume Unknown');
		expect(await one([atStripe('debit', 'resumeUnknown')])).toMatchObject({
			before: 'unknown',
			standing: 'processing',
			isOpen: false,
		});
	});

	test('the list of a standing', async () => {
		const { items } = await run([atStripe('debit', 'getMany', { filters: { standings: ['settled'] } })]);
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map(({ json }) => json['standing']))).toEqual(new Set(['settled']));
	});
});

describe('the account', () => {
	test('without one the node says which it lacks; that of another company is refused', async () => {
		const bare = { type: 'stripeDebit', parameters: { resource: 'debtor', operation: 'getMany' } };
		expect((await failure(runStep(bare))).message).toContain('Stripe account cannot be opened');
		const other = await failure(run([bill, debit()], [goods('OTHER')], { company: 'HALLES' }));
		expect(other.message).toContain('HALLES');
	});
});

test('every output field is promised, and none shows a key or an IBAN', () => {
	const text = JSON.stringify(
		seen.map(({ items, refused, hints, error }) => [items, refused, hints, error?.message]),
	);
	expect(seen.length).toBeGreaterThan(15);
	for (const key of account.hidden) expect(text).not.toContain(key);
	const promised = new Set(
		Object.values(OPERATIONS)
			.flat()
			.flatMap(({ output }) => Object.keys((schemaOf(output) as { properties: object }).properties)),
	);
	const given = seen
		.flatMap(({ items }) => items)
		.filter(({ json }) => 'stripeCustomer' in json || 'event' in json || 'isOpen' in json)
		.flatMap(({ json }) => Object.keys(json));
	expect([...new Set(given)].filter((name) => !promised.has(name))).toEqual([]);
});

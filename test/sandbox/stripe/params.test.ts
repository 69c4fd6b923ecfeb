import { checkParams } from '../../../sandbox/stripe/params/checkParams';
import { parseForm } from '../../../sandbox/stripe/params/parseForm';
import { PARAMETERS } from '../../../sandbox/stripe/params/rules';
import { startStripeSandbox, type StripeSandbox } from '../../../sandbox/stripe/startStripeSandbox';

const DEBIT = PARAMETERS['POST /v1/payment_intents'] ?? {};
const read = (form: string) => checkParams(parseForm(form), DEBIT);

test('forms become trees in their types', () => {
	expect(
		read('amount=1200&currency=eur&confirm=true&metadata[a]=1&expand[]=x&payment_method_types[0]=sepa_debit'),
	).toEqual({
		amount: 1200,
		currency: 'eur',
		confirm: true,
		metadata: { a: '1' },
		expand: ['x'],
		payment_method_types: ['sepa_debit'],
	});
});

test.each([
	['an unknown one', 'amount=1&currency=eur&colour=red', 'colour'],
	[
		'an unknown one below',
		'amount=1&currency=eur&payment_method_options[card][x]=1',
		'payment_method_options[card]',
	],
	['a missing one', 'currency=eur', 'amount'],
	['no number', 'amount=12.5&currency=eur', 'amount'],
	['no flag', 'amount=1&currency=eur&confirm=yes', 'confirm'],
	['an empty text', 'amount=1&currency=', 'currency'],
	[
		'a text that is too long',
		`amount=1&currency=eur&statement_descriptor=${'x'.repeat(23)}`,
		'statement_descriptor',
	],
	['a text where a group belongs', 'amount=1&currency=eur&metadata=1', 'metadata'],
	['a group where a text belongs', 'amount=1&currency[a]=eur', 'currency'],
	['one that is given twice', 'amount=1&amount=2&currency=eur', 'amount'],
	['a name that harms', 'amount=1&currency=eur&__proto__[x]=1', '__proto__'],
])('%s is refused by its name', (_name, form, param) => {
	expect(() => read(form)).toThrow(
		expect.objectContaining({
			reply: expect.objectContaining({ status: 400, body: { error: expect.objectContaining({ param }) } }),
		}),
	);
});

describe('by the bare wire', () => {
	let sandbox: StripeSandbox;
	beforeAll(async () => {
		sandbox = await startStripeSandbox();
	});
	afterAll(() => sandbox.close());

	const call = async (path: string, form?: string, headers: Record<string, string> = {}) => {
		const response = await fetch(`${sandbox.url}${path}`, {
			method: form === undefined ? 'GET' : 'POST',
			headers: {
				Authorization: `Bearer ${sandbox.account.secretKey}`,
				'Stripe-Version': '2026-08-26.dahlia',
				...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
				...headers,
			},
			...(form === undefined ? {} : { body: form }),
		});
		const body = (await response.json()) as {
			error?: { code?: string; type?: string };
			[name: string]: unknown;
		};
		return { status: response.status, body, replayed: response.headers.get('idempotent-replayed') };
	};

	test('without a key, or with another one, nothing is told', async () => {
		expect((await call('/v1/account', undefined, { Authorization: '' })).status).toBe(401);
		const { status, body } = await call('/v1/account', undefined, {
			Authorization: 'Bearer sk_live_12345678',
		});
		expect(status).toBe(401);
		expect(JSON.stringify(body)).not.toContain('sk_live_12345678');
		expect((await call('/v1/nothing')).status).toBe(404);
		expect((await call('/v1/customers/cus_nobody')).body.error?.code).toBe('resource_missing');
	});

	test('a key of ours gives the first answer again, and refuses another call', async () => {
		const key = { 'Idempotency-Key': 'one' };
		const first = await call('/v1/customers', 'email=a@example.com', key);
		const again = await call('/v1/customers', 'email=a@example.com', key);
		expect(again).toEqual({ ...first, replayed: 'true' });
		expect((await call('/v1/customers', 'email=b@example.com', key)).body.error?.type).toBe(
			'idempotency_error',
		);
		expect((await call('/v1/setup_intents', 'email=a@example.com', key)).status).toBe(400);
		expect((await call('/v1/customers', 'email=a@example.com', { 'Idempotency-Key': ' ' })).status).toBe(400);
	});

	test('what was refused is not remembered', async () => {
		const key = { 'Idempotency-Key': 'two' };
		expect((await call('/v1/customers', 'email=nobody', key)).status).toBe(400);
		expect((await call('/v1/customers', 'email=somebody@example.com', key)).status).toBe(200);
	});

	test('an account without mandate, without mail, or outside the EEA without address is refused', async () => {
		const { body } = await call('/v1/customers', 'email=c@example.com');
		const setup = (more: string) =>
			call(
				'/v1/setup_intents',
				`confirm=true&customer=${String(body['id'])}&payment_method_types[0]=sepa_debit&payment_method_data[type]=sepa_debit&${more}`,
			);
		const iban = 'payment_method_data[sepa_debit][iban]=FR1420041010050500013M02606';
		const billing =
			'payment_method_data[billing_details][name]=A&payment_method_data[billing_details][email]=a@example.com';
		expect((await setup(`${iban}&${billing}`)).body.error).toMatchObject({ param: 'mandate_data' });
		expect((await setup(iban)).body.error).toMatchObject({ param: 'billing_details[name]' });
		const swiss = 'payment_method_data[sepa_debit][iban]=CH9300762011623852957';
		expect((await setup(`${swiss}&${billing}`)).body.error?.code).toBe(
			'payment_method_billing_details_address_missing',
		);
		const prefix = 'payment_method_options[sepa_debit][mandate_options][reference_prefix]=STRIPE1';
		const accepted =
			'mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][online][ip_address]=1.2.3.4&mandate_data[customer_acceptance][online][user_agent]=x';
		expect((await setup(`${iban}&${billing}&${accepted}&${prefix}`)).body.error?.code).toBe(
			'invalid_mandate_reference_prefix_format',
		);
	});
});

import { parseForm, type Tree } from '../../../sandbox/stripe/params/parseForm';
import { PARAMETERS, type Rule, type Rules } from '../../../sandbox/stripe/params/rules';
import { behaviourOf } from '../../../sandbox/stripe/testIbans';
import { FAILURE_CODES } from '../../../providers/stripe/errors/failureCodes';
import { ERROR_CODES } from '../../../providers/stripe/errors/errorCodes';
import { description, parametersOf, readStripeSample, type Schema } from './conformance';
import { done, endSandboxes, tryStripe } from './withSandbox';

afterEach(endSandboxes);

const describeWhereThere = description ? describe : describe.skip;

/** Came after the description was taken: on Stripe's page, and two options of SEPA debits. */
const LATER = [
	'POST /v1/checkout/sessions',
	'payment_method_options[sepa_debit][target_date]',
	'payment_method_options[sepa_debit][mandate_options][reference_prefix]',
];

function faultsOf(value: string | Tree, schema: Schema, path: string): string[] {
	const forms = schema.anyOf ?? [schema];
	const faults = forms.map((form) => faultsOfForm(value, form, path));
	return faults.find((found) => found.length === 0) ?? faults[0] ?? [];
}

function faultsOfForm(value: string | Tree, schema: Schema, path: string): string[] {
	if (typeof value === 'string') return fitsText(value, schema) ? [] : [`${path}=${value}`];
	if (schema.type === 'array')
		return Object.values(value).flatMap((one) => faultsOf(one, schema.items ?? {}, `${path}[]`));
	if (schema.type !== 'object') return [`${path} is no ${schema.type}`];
	const missing = (schema.required ?? [])
		.filter((name) => !(name in value))
		.map((name) => `${path}[${name}]`);
	return [
		...missing,
		...Object.entries(value).flatMap(([name, one]) => {
			const at = path === '' ? name : `${path}[${name}]`;
			const known = schema.properties?.[name] ?? additional(schema);
			return known ? faultsOf(one, known, at) : [at];
		}),
	];
}

const additional = ({ additionalProperties }: Schema) =>
	typeof additionalProperties === 'object' ? additionalProperties : undefined;

function fitsText(value: string, { type, enum: values, maxLength }: Schema): boolean {
	if (values && !values.includes(value)) return false;
	if (maxLength !== undefined && value.length > maxLength) return false;
	if (type === 'integer') return /^-?\d+$/.test(value);
	if (type === 'boolean') return value === 'true' || value === 'false';
	return type === 'string' || type === undefined;
}

describeWhereThere('the published description', () => {
	test('knows every call of the client, with all its parameters in their types', async () => {
		const { client, sandbox, makeDebtor, debitOne } = await tryStripe();
		const debtor = await makeDebtor();
		const { id } = done(await debitOne(debtor));
		sandbox.answerBank(id);
		await client.readAccount();
		await client.findDebtor({ ledger: 'led_1', party: 'cst_9', email: 'nobody@example.com' });
		await client.listDebtors({ ledger: 'led_1', limit: 5 });
		await client.listBankAccounts(debtor.customer);
		await client.refund({ key: 'r', intentId: id, amount: 100 });
		sandbox.dispute(id);
		await client.readDebit(id);
		await client.findDebit({ key: 'none', customer: debtor.customer, since: 1 });
		await client.removeBankAccount(debtor.paymentMethod);
		const requests = sandbox.requests();
		expect(requests.length).toBeGreaterThan(12);
		for (const { method, path, params } of requests) {
			const schema = parametersOf(method, path);
			expect([method, path, schema !== undefined]).toEqual([method, path, true]);
			expect([path, faultsOf(parseForm(params), schema ?? {}, '')]).toEqual([path, []]);
		}
	});

	test('a call that it does not know would be found', () => {
		expect(
			faultsOf(
				parseForm('amount=x&currency=eur&foo=1'),
				parametersOf('POST', '/v1/payment_intents') ?? {},
				'',
			),
		).toEqual(['amount=x', 'foo']);
		expect(parametersOf('POST', '/v1/nothing')).toBeUndefined();
	});

	test('knows all that the sandbox takes, but for what came later', () => {
		const unknown = Object.entries(PARAMETERS).flatMap(([name, rules]) => {
			const [method = '', path = ''] = name.split(' ');
			const schema = parametersOf(method, path.replace('{id}', 'x'));
			return schema ? unknownIn(rules, schema, '') : [name];
		});
		expect(unknown.sort()).toEqual([...LATER].sort());
	});
});

function unknownIn(rules: Rules, schema: Schema, path: string): string[] {
	return Object.entries(rules).flatMap(([name, rule]) => {
		const at = path === '' ? name : `${path}[${name}]`;
		const known = schema.properties?.[name];
		if (!known) return [at];
		return fitsRule(rule, known, at);
	});
}

function fitsRule(rule: Rule, schema: Schema, at: string): string[] {
	const forms = schema.anyOf ?? [schema];
	if (rule.is !== 'group') return [];
	const form = forms.find(({ type }) => type === 'object');
	return form ? unknownIn(rule.of, form, at) : [at];
}

const ibans = readStripeSample<{
	byCountry: Record<string, Record<string, string>>;
	creationError: Record<string, string>;
}>('test-ibans.json');

(ibans ? test : test.skip)('the sandbox behaves as the test IBANs say', () => {
	const all = Object.values(ibans?.byCountry ?? {}).flatMap((row) => Object.entries(row));
	expect(all.length).toBeGreaterThan(40);
	for (const [behaviour, iban] of all) expect([iban, behaviourOf(iban)]).toEqual([iban, behaviour]);
	for (const iban of Object.keys(ibans?.creationError ?? {})) expect(behaviourOf(iban)).toBe('unusable');
});

const codes = readStripeSample<{
	paymentFailureCodes: Array<{ code: string }>;
	requestErrorCodes: string[];
	neverRetryAutomatically: string[];
}>('failure-codes.json');

(codes ? test : test.skip)('every failure code has its rule; none that forbids it says again', () => {
	for (const { code } of codes?.paymentFailureCodes ?? []) expect(Object.keys(FAILURE_CODES)).toContain(code);
	for (const code of codes?.neverRetryAutomatically ?? [])
		expect(FAILURE_CODES[code]?.action).not.toBe('again');
	for (const code of codes?.requestErrorCodes ?? []) expect(Object.keys(ERROR_CODES)).toContain(code);
});

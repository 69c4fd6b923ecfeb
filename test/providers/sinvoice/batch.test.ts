import { readBatch } from '../../../providers/sinvoice/answers/readBatch';
import { ProviderRefusal } from '../../../providers/providerErrors';
import type { IssueOutcome } from '../../../providers/eInvoiceProvider';
import { readSample } from '../../domain/vietnam/conformance';
import { anInvoice, aRow, TEMPLATES } from './invoices';
import { endSandboxes, trySandbox } from './withSandbox';

afterEach(endSandboxes);

const numberOf = (outcome: IssueOutcome | undefined) =>
	outcome?.state === 'issued' ? outcome.invoice.number : outcome?.error.code;
const many = (count: number) => Array.from({ length: count }, () => anInvoice());

test('a batch is numbered in its order, although its answer comes in another', async () => {
	const { client, sandbox } = await trySandbox();
	const outcomes = await client.issue(many(50));
	expect(outcomes.map(numberOf)).toEqual(Array.from({ length: 50 }, (_, index) => `C26TAA${index + 1}`));
	expect(sandbox.requests().filter(({ operation }) => operation === 'issue')).toHaveLength(1);
});

test('one that is refused among many: the others stand, and each gets its own number', async () => {
	const { client, sandbox } = await trySandbox();
	const invoices = many(4);
	const [first, , third] = invoices;
	const bad = {
		...third,
		buyer: { taxCode: '12', legalName: 'Cty', takesInvoice: true },
	} as (typeof invoices)[0];
	const outcomes = await client.issue([first, invoices[1], bad, invoices[3]] as typeof invoices);
	expect(outcomes.map(numberOf)).toEqual([
		'C26TAA1',
		'C26TAA2',
		'INVOICE_VALID_INPUT_INVALID_FIELD',
		'C26TAA3',
	]);
	expect(outcomes[2]?.state).toBe('refused');
	expect(sandbox.issued().map(({ uuid }) => uuid)).toEqual([first?.key, invoices[1]?.key, invoices[3]?.key]);
});

test('one that cannot be written is refused by itself, without a call', async () => {
	const { client, sandbox } = await trySandbox();
	const row = aRow({ code: '8', price: '100000' });
	const bad = { ...anInvoice(), rows: [{ ...row, tax: '1' }] };
	expect((await client.issue([bad, anInvoice()])).map(numberOf)).toEqual(['sinvoice.arithmetic', 'C26TAA1']);
	expect(await client.issue([bad])).toMatchObject([{ state: 'refused' }]);
	expect(sandbox.requests().filter(({ operation }) => operation === 'issue')).toHaveLength(1);
});

test('parts of an answer without keys are given to nobody: they are looked up', async () => {
	const { client, sandbox } = await trySandbox({ rules: { batchKeys: false } });
	const invoices = many(3);
	const outcomes = await client.issue(invoices);
	expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
	expect(sandbox.issued()).toHaveLength(3);
	expect(await client.findByKey(invoices[1] as (typeof invoices)[0])).toMatchObject({ number: 'C26TAA2' });
});

test('half a batch, and then the connection ends: all of it is unknown, and look-ups tell', async () => {
	const { client, sandbox } = await trySandbox();
	sandbox.fault({ operation: 'issue', moment: 'during', fault: 'drop' });
	const invoices = many(4);
	const outcomes = await client.issue(invoices);
	expect(outcomes.map(numberOf)).toEqual(Array(4).fill('CONNECTION'));
	const found = await Promise.all(invoices.map((invoice) => client.findByKey(invoice)));
	expect(found.map((invoice) => invoice?.number)).toEqual(['C26TAA1', 'C26TAA2', undefined, undefined]);
});

test('a date that goes back is refused, with what to do', async () => {
	const { client } = await trySandbox();
	await client.issue([anInvoice()]);
	const early = anInvoice({ issueDate: '2026-10-04', issuedAt: '2026-10-04T10:00:00.000Z' });
	const [outcome] = await client.issue([early]);
	expect(outcome).toMatchObject({
		state: 'refused',
		error: { fix: expect.stringContaining('last one of its series') },
	});
});

test.each([
	['none', () => []],
	['too many', () => many(51)],
	['two series', () => [anInvoice(), anInvoice({ template: TEMPLATES.withoutCode })]],
	['one key twice', () => Array(2).fill(anInvoice())],
])('%s at once: nothing is sent', async (_name, invoices) => {
	const { client, sandbox } = await trySandbox();
	await expect(client.issue(invoices())).rejects.toThrow(ProviderRefusal);
	expect(sandbox.requests()).toEqual([]);
});

describe('reading', () => {
	const [one, two, three] = many(3) as [
		ReturnType<typeof anInvoice>,
		ReturnType<typeof anInvoice>,
		ReturnType<typeof anInvoice>,
	];
	const output = ({ key }: typeof one, invoiceNo: string) => ({
		transactionUuid: key.toUpperCase(),
		errorCode: 200,
		result: { invoiceNo },
	});
	const error = (errorCode: string, msg: string) => ({ msg, errorCode });
	const statesOf = (body: object, invoices = [one, two, three]) =>
		readBatch(body as Record<string, unknown>, invoices).map(({ state }) => state);

	test('errors without a key are believed only where they account for all that is left', () => {
		const outputs = [output(two, 'C26TAA2')];
		const errors = [error('TAX_CODE_INVALID', 'Sai'), error('DISCOUNT_INVALID', 'Sai chiết khấu')];
		const whole = { createInvoiceOutputs: outputs, lstMapError: errors, totalSuccess: 1, totalFail: 2 };
		expect(statesOf(whole)).toEqual(['refused', 'issued', 'refused']);
		expect(readBatch(whole, [one, two, three])[0]).toMatchObject({
			error: { message: 'Sai / Sai chiết khấu' },
		});
		expect(statesOf({ ...whole, lstMapError: errors.slice(1) })).toEqual(['unknown', 'issued', 'unknown']);
		expect(statesOf({ ...whole, totalSuccess: 2 })).toEqual(['unknown', 'issued', 'unknown']);
		expect(statesOf({ ...whole, lstMapError: null })).toEqual(['unknown', 'issued', 'unknown']);
		const doubt = [error('TRANSACTION_UUID_INVALID', 'đã dùng'), errors[1]];
		expect(statesOf({ ...whole, lstMapError: doubt })).toEqual(['unknown', 'issued', 'unknown']);
	});

	test('an output of a stranger spoils the count, an output with a code is that of its invoice', () => {
		const stranger = output(anInvoice(), 'C26TAA9');
		const body = {
			createInvoiceOutputs: [stranger, { ...output(one, ''), errorCode: 'DISCOUNT_INVALID', result: null }],
			lstMapError: [error('TAX_CODE_INVALID', 'Sai')],
		};
		expect(statesOf(body, [one, two])).toEqual(['refused', 'unknown']);
		expect(statesOf({}, [one])).toEqual(['unknown']);
		expect(statesOf({ createInvoiceOutputs: [output(one, '')] }, [one])).toEqual(['unknown']);
	});
});

const sample = readSample<Record<string, unknown>>('viettel-responses.json');
(sample ? test : test.skip)('the sample of a batch that went well in part', () => {
	const text = JSON.stringify(sample?.['createBatchInvoice.partial']);
	const [one, two] = many(2) as [ReturnType<typeof anInvoice>, ReturnType<typeof anInvoice>];
	const body = JSON.parse(text.replace('<uuid0>', two.key).replace('"K1"', '"K26TAA1"')) as Record<
		string,
		unknown
	>;
	expect(readBatch(body, [one, two])).toMatchObject([
		{ state: 'refused', error: { code: 'INVOICE_VALID_INPUT_REQUIRED_ITEMNAME_ITEM' } },
		{
			state: 'issued',
			invoice: { number: 'K26TAA1', key: two.key, taxOffice: 'none', taxOfficeCode: 'MA-CQT-1' },
		},
	]);
});

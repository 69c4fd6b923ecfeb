import { aNote, anInvoice, aRow, TEMPLATES } from '../../providers/sinvoice/invoices';
import { bodyOf, talk, type Talk } from './talk';

let to: Talk;
beforeAll(async () => {
	to = await talk();
});
afterAll(() => to.sandbox.close());

/** An invoice with everything that can be bent: a discount, a note, words. */
const whole = () =>
	bodyOf(
		anInvoice({
			template: TEMPLATES.severalRates,
			rows: [
				aRow({ code: '10', price: '200000', quantity: '3', percent: '10' }),
				aRow({ code: '8', price: '125000', quantity: '2' }),
				aNote('Ghi chú'),
			],
		}),
	);

type Path = readonly [string, ...Array<string | number>];

/** Sets one member; `undefined` takes it away. */
function bent(path: Path, value: unknown) {
	const body = whole();
	const last = path.at(-1) as string;
	const at = path
		.slice(0, -1)
		.reduce<Record<string, unknown>>((place, name) => place[name as string] as Record<string, unknown>, body);
	if (value === undefined) delete at[last];
	else at[last] = value;
	return body;
}

const item = (name: string): Path => ['itemInfo', 0, name];
const general = (name: string): Path => ['generalInvoiceInfo', name];
const sum = (name: string): Path => ['summarizeInfo', name];

test('it takes what is in order', async () => {
	expect(await to.issue(whole())).toMatchObject({ status: 200, body: { errorCode: null } });
});

describe('it refuses', () => {
	test.each<[string, Path, unknown]>([
		['a member that is not known', general('invoiceNumber'), '1'],
		['a block that is not known', ['more'], {}],
		['a member of a row that is not known', item('price'), 1],
		['text for a number', item('quantity'), '3'],
		['a number for text', item('itemName'), 5],
		['text for truth', general('paymentStatus'), 'false'],
		['a moment with parts of a second', general('invoiceIssuedDate'), 1791158400001],
		['a date for a moment', general('invoiceIssuedDate'), '2026-10-05'],
		['null where something must be', general('templateCode'), null],
		['an adjustment type that is a number', general('adjustmentType'), 1],
		['an object for a list', ['payments'], {}],
		['no payments', ['payments'], []],
		['no rows', ['itemInfo'], []],
		['no general block', ['generalInvoiceInfo'], undefined],
		['no name of a row', item('itemName'), ''],
		['a name of a row that is too long', item('itemName'), 'x'.repeat(501)],
		['a code that is too long', item('itemCode'), 'x'.repeat(51)],
		['a note that is too long', general('invoiceNote'), 'x'.repeat(501)],
		['a key that is too short', general('transactionUuid'), '123456789'],
		['a key that is too long', general('transactionUuid'), 'x'.repeat(37)],
		['a tax code with letters', ['buyerInfo', 'buyerTaxCode'], '03144090AB'],
		['a telephone number with a plus', ['buyerInfo', 'buyerPhoneNumber'], '+84900000000'],
		['a buyer without a name', ['buyerInfo', 'buyerLegalName'], undefined],
		['a template that is not there', general('templateCode'), '1/999'],
		['a series that is not there', general('invoiceSeries'), 'C26TZZ'],
		['a type that is not that of the template', general('invoiceType'), '2'],
		['a percentage with three decimals', item('discount'), 10.001],
		['a percentage over 100', item('discount'), 101],
		['a rate that is not known', item('taxPercentage'), -3],
		['a row without a rate', item('taxPercentage'), undefined],
		['a row without a price', item('unitPrice'), undefined],
		['a row without its place', item('lineNumber'), undefined],
		['an amount with a sign', item('itemTotalAmountWithoutTax'), -600000],
		['amounts on a note', ['itemInfo', 2, 'quantity'], 1],
		['a row of discount that adds', item('selection'), 3],
		['rates without their sums', ['taxBreakdowns'], []],
		['an original on what is no correction', general('originalInvoiceId'), 'C26TAA1'],
		['a correction without its original', general('adjustmentType'), '3'],
		['a cancellation', general('adjustmentType'), '7'],
		['quantity × price that is not the amount (43)', item('unitPrice'), 200001],
		['tax that is not that of the rate (44)', item('taxAmount'), 54001],
		['a discount that is not that of its percentage', item('discount'), 11],
		['an amount after discount that is not', item('itemTotalAmountAfterDiscount'), 540001],
		['an amount with tax that is not', item('itemTotalAmountWithTax'), 594001],
		['a base of a rate that is not the sum', ['taxBreakdowns', 0, 'taxableAmount'], 540001],
		['a tax of a rate that is not the sum', ['taxBreakdowns', 1, 'taxAmount'], 20001],
		['a sum of rows that is not (87)', sum('sumOfTotalLineAmountWithoutTax'), 850001],
		['a sum of tax that is not (49)', sum('totalTaxAmount'), 74001],
		['a sum of discounts that is not', sum('discountAmount'), 60001],
		['a sum after discount that is not', sum('totalAmountAfterDiscount'), 790001],
		['a sum without tax that is not', sum('totalAmountWithoutTax'), 790001],
		['a sum with tax that is not', sum('totalAmountWithTax'), 864001],
	])('%s', async (name, path, value) => {
		const before = to.sandbox.issued().length;
		const { status, body } = await to.issue(bent(path, value));
		expect([status, body['code'] ?? 400]).toEqual([400, 400]);
		const [row] = /\(\d+\)/.exec(name) ?? [];
		expect(`${String(body['message'])} ${String(body['data'])}`).toContain(row ?? '');
		expect(to.sandbox.issued()).toHaveLength(before);
	});

	test.each([[[]], ['text'], [null]])('%j for an invoice', async (value) => {
		expect((await to.issue(value)).status).toBe(400);
	});
});

test('less than one đồng is forgiven, and a server that is not asked to check does not', async () => {
	expect((await to.issue(bent(item('taxAmount'), 54000.9))).status).toBe(200);
	const unchecked = bent(sum('totalTaxAmount'), 1);
	(unchecked['generalInvoiceInfo'] as Record<string, unknown>)['validation'] = 0;
	expect((await to.issue(unchecked)).status).toBe(200);
});

test('a foreign currency has its rate', async () => {
	const body = whole();
	const info = body['generalInvoiceInfo'] as Record<string, unknown>;
	body['generalInvoiceInfo'] = { ...info, currencyCode: 'USD' };
	expect((await to.issue(body)).status).toBe(200);
	body['generalInvoiceInfo'] = { ...info, currencyCode: 'USD', exchangeRate: 0 };
	expect((await to.issue(body)).status).toBe(400);
});

test('a sales invoice has neither rates nor tax', async () => {
	const sales = () =>
		bodyOf(anInvoice({ template: TEMPLATES.sales, rows: [aRow({ code: null, price: '9000' })] }));
	expect((await to.issue(sales())).status).toBe(200);
	const rated = sales();
	rated['itemInfo'] = (rated['itemInfo'] as object[]).map((row) => ({ ...row, taxPercentage: 8 }));
	expect((await to.issue(rated)).status).toBe(400);
	expect((await to.issue({ ...sales(), taxBreakdowns: whole()['taxBreakdowns'] })).status).toBe(400);
});

test('members that the sources write in more than one way are taken in each', async () => {
	for (const [path, value] of [
		[general('exchangeRate'), '1.00'],
		[['buyerInfo', 'buyerNotGetInvoice'], '0'],
		[item('isIncreaseItem'), '1'],
		[['buyerInfo', 'buyerTaxCode'], null],
		[['summarizeInfo'], undefined],
	] as ReadonlyArray<[Path, unknown]>)
		expect([path, (await to.issue(bent(path, value))).status]).toEqual([path, 200]);
});

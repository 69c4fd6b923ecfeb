import { writeInvoice } from '../../../providers/sinvoice/payload/writeInvoice';
import { tryToWrite } from '../../../providers/sinvoice/payload/tryToWrite';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { readSample } from '../../domain/vietnam/conformance';
import { aNote, anInvoice, aRow, correctionOf, TEMPLATES } from './invoices';
import { endSandboxes, trySandbox } from './withSandbox';

afterEach(endSandboxes);

type Json = Readonly<Record<string, unknown>>;
const itemsOf = (invoice: EInvoice) => writeInvoice(invoice).itemInfo;

/** The invoice of the skeleton, in our own words. */
const skeletonInvoice = (): EInvoice =>
	anInvoice({
		key: '5b0f8a2e-6f1c-4b0e-9f5e-0d6f1f2a3b4c',
		template: TEMPLATES.ordinary,
		issuedAt: new Date(1791158400000).toISOString(),
		buyer: {
			personName: '[người mua]',
			legalName: '[đơn vị mua]',
			taxCode: '0314409058-002',
			address: '[địa chỉ]',
			phone: '0900 000 000',
			email: 'buyer@example.test',
			code: 'KH001',
			takesInvoice: true,
		},
		rows: [
			{
				...aRow({ code: '10', price: '200000', quantity: '3', percent: '10' }),
				name: 'Hàng 10%',
				unitName: 'Cái',
			},
			{
				...aRow({ code: '8', price: '125000', quantity: '2' }),
				name: 'Dịch vụ 8%',
				itemCode: 'DV01',
				unitName: 'Lần',
			},
			aNote('Ghi chú'),
		],
	});

const skeleton = readSample<Json>('viettel-createInvoice.skeleton.json');
(skeleton ? test : test.skip)('the skeleton of the specification, member by member', () => {
	// Only the custom fields of a template differ: which there are, the template decides.
	expect(JSON.parse(JSON.stringify(writeInvoice(skeletonInvoice())))).toEqual({ ...skeleton, metadata: [] });
});

const kinds = (value: unknown): unknown => {
	if (Array.isArray(value)) return (value as unknown[]).map(kinds);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, kinds(one)]));
};

const sample = readSample<Record<string, Json>>('viettel-createInvoice.vendor-sample.partial.json');
(sample ? test : test.skip)("members of the vendor's own sample have the types that ours have", () => {
	const { _note, ...theirs } = sample as Record<string, Json>;
	const ours = JSON.parse(JSON.stringify(writeInvoice(skeletonInvoice()))) as Record<string, Json>;
	for (const block of ['generalInvoiceInfo', 'buyerInfo'])
		for (const [name, type] of Object.entries(kinds(theirs[block]) as Json))
			if (Object.hasOwn(ours[block] ?? {}, name))
				expect([name, typeof ours[block]?.[name]]).toEqual([name, type]);
	expect(kinds(ours['payments'])).toEqual(kinds(theirs['payments']));
});

test('rates have the numbers of S-Invoice', () => {
	const rates = ['0', '5', '8', '10', 'KCT', 'KKKNT', 'KHAC:3.5'] as const;
	const invoice = anInvoice({ rows: rates.map((code) => aRow({ code, price: '1000' })) });
	const percentages = [0, 5, 8, 10, -2, -1, 3.5];
	expect(itemsOf(invoice).map((item) => item['taxPercentage'])).toEqual(percentages);
	expect(writeInvoice(invoice).taxBreakdowns.map(({ taxPercentage }) => taxPercentage)).toEqual(percentages);
});

test('an invoice of sales without VAT shows no rate and no tax', () => {
	const body = writeInvoice(
		anInvoice({ template: TEMPLATES.sales, rows: [aRow({ code: null, price: '50000' })] }),
	);
	expect(body.generalInvoiceInfo).toMatchObject({ invoiceType: '2', templateCode: '2/001' });
	expect(body.taxBreakdowns).toEqual([]);
	expect(Object.keys(body.itemInfo[0] ?? {})).not.toEqual(expect.arrayContaining(['taxPercentage']));
	expect(body.itemInfo[0]).not.toHaveProperty('taxAmount');
});

test('foreign currency has its rate and its decimals; more decimals of the rate are refused', () => {
	const row = aRow({ code: '0', price: '19.995', quantity: '3', currency: 'USD' });
	const invoice = anInvoice({ currency: 'USD', exchangeRate: '25450.50', rows: [row] });
	const body = writeInvoice(invoice);
	expect(body.generalInvoiceInfo).toMatchObject({ currencyCode: 'USD', exchangeRate: 25450.5 });
	expect(body.summarizeInfo.totalAmountWithTax).toBe(59.99);
	expect(tryToWrite({ ...invoice, exchangeRate: '25450.505' })).toMatchObject({
		error: { code: 'sinvoice.exchangeRate', retryable: false },
	});
});

test('a consumer without data does not take the invoice', () => {
	const buyer = { personName: 'Bán cho người tiêu dùng', takesInvoice: false };
	expect(writeInvoice(anInvoice({ buyer })).buyerInfo).toEqual({
		buyerName: 'Bán cho người tiêu dùng',
		buyerNotGetInvoice: 1,
	});
});

test('a person has an identity card; of a telephone number the digits go', () => {
	const buyer = {
		personName: 'Trần An',
		personalId: '079123456789',
		phone: '+84 (0)90-1',
		takesInvoice: true,
	};
	expect(writeInvoice(anInvoice({ buyer })).buyerInfo).toEqual({
		buyerName: 'Trần An',
		buyerPhoneNumber: '00840901',
		buyerIdType: '1',
		buyerIdNo: '079123456789',
		buyerNotGetInvoice: 0,
	});
});

test('the percent of a discount stands there only where it gives the amount', () => {
	const row = aRow({ code: '8', price: '99999', percent: '12.5' });
	expect(itemsOf(anInvoice({ rows: [row] }))[0]).toMatchObject({ discount: 12.5, itemDiscount: 12500 });
	const shared = { ...row, discount: '20000', tax: '6400' };
	expect(itemsOf(anInvoice({ rows: [shared] }))[0]).not.toHaveProperty('discount');
	const fine = aRow({ code: '8', price: '100000', percent: '12.345' });
	expect(itemsOf(anInvoice({ rows: [fine] }))[0]).not.toHaveProperty('discount');
});

test('a deposit that is taken back is a row of discount, without a sign', () => {
	const rows = [aRow({ code: '8', price: '100000' }), aRow({ code: '8', price: '-30000' })];
	const body = writeInvoice(anInvoice({ rows }));
	expect(body.itemInfo[1]).toMatchObject({
		selection: 3,
		isIncreaseItem: false,
		unitPrice: 30000,
		itemTotalAmountWithoutTax: 30000,
		taxAmount: 2400,
	});
	expect(body.summarizeInfo).toMatchObject({ sumOfTotalLineAmountWithoutTax: 70000, totalTaxAmount: 5600 });
});

const ISSUED = {
	number: 'C26TAA7',
	sequence: 7,
	template: TEMPLATES.ordinary,
	issueDate: '2026-10-01',
	issuedAt: '2026-10-01T02:00:00.500Z',
} as Parameters<typeof correctionOf>[0];

test('a replacement names its original, with the sentence of the law', () => {
	const note = 'Giao tại kho';
	const invoice = anInvoice({ note, correction: correctionOf(ISSUED, 'replacement', 'money') });
	const { generalInvoiceInfo, itemInfo } = writeInvoice(invoice);
	expect(generalInvoiceInfo).toMatchObject({
		adjustmentType: '3',
		adjustedNote: 'Sai đơn giá',
		originalInvoiceId: 'C26TAA7',
		originalInvoiceIssueDate: Date.parse('2026-10-01T02:00:00Z'),
		originalInvoiceType: '1',
		originalTemplateCode: '1/001',
		additionalReferenceDesc: 'BB-01/2026',
		additionalReferenceDate: Date.parse('2026-10-05T00:00:00+07:00'),
		invoiceNote: 'Thay thế cho hóa đơn Mẫu số 1 ký hiệu C26TAA số 7 ngày 01 tháng 10 năm 2026. Giao tại kho',
	});
	expect(generalInvoiceInfo).not.toHaveProperty('adjustmentInvoiceType');
	expect(itemInfo[0]).not.toHaveProperty('isIncreaseItem');
});

test('a correction without an agreement has its reason and its day in their place', () => {
	const { agreement: _none, ...rest } = correctionOf(ISSUED, 'replacement', 'money');
	const { issuedAt: _moment, ...original } = rest.original;
	const correction = { ...rest, original, agreement: null };
	expect(writeInvoice(anInvoice({ correction })).generalInvoiceInfo).toMatchObject({
		originalInvoiceIssueDate: Date.parse('2026-10-01T00:00:00+07:00'),
		additionalReferenceDesc: 'Sai đơn giá',
		additionalReferenceDate: Date.parse('2026-10-05T00:00:00+07:00'),
	});
});

test('an adjustment of money writes amounts without sign, and flags beside all of them', () => {
	const rows = [
		aRow({ code: '8', price: '-50000', increases: false }),
		aRow({ code: '8', price: '20000', increases: true }),
		aNote('Theo biên bản'),
	];
	const body = writeInvoice(anInvoice({ rows, correction: correctionOf(ISSUED, 'adjustment', 'money') }));
	expect(body.generalInvoiceInfo).toMatchObject({ adjustmentType: '5', adjustmentInvoiceType: '1' });
	expect(body.itemInfo).toMatchObject([
		{ lineNumber: 1, selection: 1, isIncreaseItem: false, unitPrice: 50000, adjustmentTaxAmount: 4000 },
		{ lineNumber: 2, selection: 1, isIncreaseItem: true, unitPrice: 20000, adjustmentTaxAmount: 1600 },
		{ selection: 2, itemName: 'Theo biên bản' },
	]);
	expect(body.taxBreakdowns).toEqual([
		{ taxPercentage: 8, taxableAmount: 30000, taxAmount: 2400, taxableAmountPos: false, taxAmountPos: false },
	]);
	expect(body.summarizeInfo).toMatchObject({
		totalAmountWithTax: 32400,
		isTotalAmountPos: false,
		isTotalTaxAmountPos: false,
		isTotalAmtWithoutTaxPos: false,
		isDiscountAmtPos: true,
	});
});

test('an adjustment of words has notes alone, and one at least', () => {
	const correction = correctionOf(ISSUED, 'adjustment', 'information');
	const words = writeInvoice(anInvoice({ correction, rows: [aNote('Địa chỉ đúng: 2 Lê Lợi')] }));
	expect(words.generalInvoiceInfo).toMatchObject({ adjustmentType: '5', adjustmentInvoiceType: '2' });
	expect(words.itemInfo).toEqual([{ selection: 2, itemName: 'Địa chỉ đúng: 2 Lê Lợi' }]);
	expect(writeInvoice(anInvoice({ correction, rows: [] })).itemInfo).toEqual([
		{ selection: 2, itemName: 'Sai đơn giá' },
	]);
});

test('what cannot be sent is refused with its field', () => {
	const refusalOf = (fields: Partial<EInvoice>) => {
		const written = tryToWrite(anInvoice(fields));
		return 'error' in written ? written.error : undefined;
	};
	const row = aRow({ code: '8', price: '100000' });
	expect(refusalOf({ rows: [{ ...row, tax: '9000' }] })).toMatchObject({ code: 'sinvoice.arithmetic' });
	expect(refusalOf({ rows: [{ ...row, name: 'x'.repeat(501) }] })).toMatchObject({
		code: 'sinvoice.textTooLong',
		message: 'itemInfo[0].itemName has 501 characters, and S-Invoice takes 500.',
	});
	expect(refusalOf({ key: 'short' })).toMatchObject({ code: 'sinvoice.key' });
	const tooFine = { ...aRow({ code: '8', price: '1' }), unitPrice: '1.00000000000000001' };
	expect(refusalOf({ rows: [tooFine] })).toMatchObject({ code: 'sinvoice.number' });
});

/** Everything that goes out of here must pass the strict checks of the sandbox, fields, types, texts and figures. */
describe('the sandbox takes', () => {
	const goods = aRow({ code: '8', price: '123456.789', quantity: '2.5', percent: '7.25' });
	const cases: Readonly<Record<string, () => Partial<EInvoice>>> = {
		'one rate': () => ({ rows: [goods, aNote('Ghi chú')] }),
		'three rates': () => ({
			template: TEMPLATES.severalRates,
			rows: [goods, aRow({ code: '10', price: '333333' }), aRow({ code: 'KCT', price: '70000' })],
		}),
		'not subject and not declared': () => ({
			template: TEMPLATES.withoutCode,
			rows: [aRow({ code: 'KCT', price: '5000' }), aRow({ code: 'KKKNT', price: '7000' })],
		}),
		'another rate': () => ({ rows: [aRow({ code: 'KHAC:3.5', price: '99999' })] }),
		'a line of discount': () => ({ rows: [goods, aRow({ code: '8', price: '30000', kind: 'discount' })] }),
		'a deposit taken back': () => ({ rows: [goods, aRow({ code: '8', price: '-30000' })] }),
		'a gift': () => ({ rows: [goods, aRow({ code: '8', price: '0' })] }),
		'foreign currency': () => ({
			currency: 'USD',
			exchangeRate: '25450.5',
			rows: [aRow({ code: '8', price: '19.995', quantity: '3', percent: '5', currency: 'USD' })],
		}),
		'a consumer': () => ({ buyer: { personName: 'Bán cho người tiêu dùng', takesInvoice: false } }),
		'a cash register': () => ({ template: TEMPLATES.cashRegister, paid: true, paymentMethod: 'card' }),
		'a sales invoice': () => ({ template: TEMPLATES.sales, rows: [aRow({ code: null, price: '4000' })] }),
	};
	test.each(Object.keys(cases))('%s', async (name) => {
		const { client } = await trySandbox();
		const invoice = anInvoice(cases[name]?.());
		const [outcome] = await client.issue([invoice]);
		expect(outcome).toMatchObject({ state: 'issued', invoice: { key: invoice.key, sequence: 1 } });
	});
	test('more rates than the template takes: never', async () => {
		const { client } = await trySandbox();
		const rows = [goods, aRow({ code: '10', price: '1000' })];
		const [outcome] = await client.issue([anInvoice({ rows })]);
		expect(outcome).toMatchObject({ state: 'refused', error: { code: 'HTTP_400' } });
	});
});

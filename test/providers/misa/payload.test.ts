import { writePublishRequest } from '../../../providers/misa/payload/writePublishRequest';
import { writeWebDraft } from '../../../providers/misa/payload/writeWebDraft';
import { writeInvoice } from '../../../providers/misa/payload/writeInvoice';
import { jsonNumber } from '../../../providers/misa/payload/jsonNumber';
import { originalNumber } from '../../../providers/misa/payload/originalNumber';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { readSample } from '../../domain/vietnam/conformance';
import { anInvoice, CONSUMER, correctionOf, templateOf } from './support/invoices';

type Tree = Record<string, unknown>;

/** The invoice of the composed samples: two rates, a discount on a line, a note. */
function sampleInvoice(): EInvoice {
	return anInvoice({
		key: '5b0f8a2e-6f1c-4b0e-9f5e-0d6f1f2a3b4c',
		issueDate: '2026-10-05',
		issuedAt: '2026-10-05T02:00:00.000Z',
		amountInWords: 'Tám trăm sáu mươi tư nghìn đồng',
		buyer: {
			legalName: '[đơn vị mua]',
			taxCode: '0314409058-002',
			address: '[địa chỉ]',
			personName: '[người mua]',
			code: 'KH001',
			phone: '0900000000',
			email: 'buyer@example.test',
			takesInvoice: true,
		},
		goods: [
			{ quantity: '3', unitPrice: '200000', discountPercent: '10', code: '10', name: 'Hàng 10%' },
			{ quantity: '2', unitPrice: '125000', code: '8', name: 'Dịch vụ 8%' },
			{ kind: 'note', name: 'Ghi chú' },
		],
	});
}

/** Names and types of every member, however deep; lists by the members of their rows. */
function shapeOf(value: unknown, path = '$'): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap((one) => shapeOf(one, `${path}[]`)))];
	if (typeof value === 'object' && value !== null)
		return Object.entries(value).flatMap(([name, one]) => shapeOf(one, `${path}.${name}`));
	return [`${path}: ${value === null ? 'null' : typeof value}`];
}

const template = { ...templateOf('1C26TAA'), sentAsSummary: false };

describe('payload of the publishing API', () => {
	it('has the members and types of the composed sample, and its figures', () => {
		const sample = readSample<Tree>('misa-publish.request.skeleton.json');
		if (!sample) return;
		const request = writePublishRequest([sampleInvoice()], template);
		expect(shapeOf(request).sort()).toEqual(shapeOf(sample).sort());
		const [theirs] = sample['InvoiceData'] as Tree[];
		const own = request.InvoiceData[0];
		const texts = { UnitName: expect.anything() as string, ItemCode: expect.anything() as string };
		const rows = (theirs?.['OriginalInvoiceDetail'] as Tree[]).map((row) =>
			row['ItemType'] === 1 ? { ...row, ...texts } : row,
		);
		expect(own).toEqual({
			...theirs,
			OriginalInvoiceDetail: rows,
			OptionUserDefined: { ...(theirs?.['OptionUserDefined'] as Tree), QuantityDecimalDigits: '0' },
		});
	});

	it('has the names of decimals of both samples of clients', () => {
		const samples = readSample<Tree[]>('misa-optionUserDefined.samples.json');
		const own = Object.keys(writeInvoice(sampleInvoice(), false).OptionUserDefined).sort();
		for (const sample of samples ?? []) expect(own).toEqual(Object.keys(sample).sort());
	});

	it('names the original as the composed fragment does', () => {
		const sample = readSample<Tree>('misa-replacement.fragment.json');
		if (!sample) return;
		const written = writeInvoice(anInvoice({ correction: correctionOf('33', 'replacement') }), false);
		const relation = Object.fromEntries(Object.keys(sample).map((name) => [name, (written as Tree)[name]]));
		expect(shapeOf(relation)).toEqual(shapeOf(sample));
		expect(relation).toMatchObject({ ReferenceType: 1, OrgInvTemplateNo: '1', OrgInvNo: '00000033' });
	});

	it('names what is missing in a consumer by nothing, and a person by his words', () => {
		const written = writeInvoice(anInvoice({ buyer: CONSUMER }), false);
		expect(written).toMatchObject({ BuyerFullName: 'Bán cho người tiêu dùng', IsSendEmail: false });
		expect(Object.keys(written).filter((name) => name.startsWith('Buyer'))).toEqual(['BuyerFullName']);
	});

	it('turns each amount of a foreign currency and sums what was rounded', () => {
		const invoice = anInvoice({
			...{ currency: 'USD', exchangeRate: '26105.5' },
			goods: [
				{ quantity: '1', unitPrice: '0.01' },
				{ quantity: '3', unitPrice: '19.99', discountPercent: '5' },
			],
		});
		const written = writeInvoice(invoice, false);
		expect(written).toMatchObject({
			...{ CurrencyCode: 'USD', ExchangeRate: 26105.5 },
			...{ TotalSaleAmountOC: 59.98, TotalSaleAmount: 261 + 1565547 },
			...{ TotalDiscountAmountOC: 3, TotalDiscountAmount: 78317 },
			...{ TotalVATAmountOC: 4.56, TotalVATAmount: 119041 },
			...{ TotalAmountOC: 61.54, TotalAmount: 261 + 1565547 - 78317 + 119041 },
		});
		expect(written.OptionUserDefined).toMatchObject({
			...{ AmountDecimalDigits: '0', AmountOCDecimalDigits: '2' },
			...{ UnitPriceOCDecimalDigits: '2', ExchangRateDecimalDigits: '1', QuantityDecimalDigits: '0' },
		});
	});

	it.each([
		['0', '0%'],
		['5', '5%'],
		['8', '8%'],
		['10', '10%'],
		['KCT', 'KCT'],
		['KKKNT', 'KKKNT'],
		['KHAC:3.5', 'KHAC:3.5%'],
	] as const)('writes rate %s as %s', (code, name) => {
		const { OriginalInvoiceDetail, TaxRateInfo } = writeInvoice(anInvoice({ goods: [{ code }] }), false);
		expect(OriginalInvoiceDetail[0]).toMatchObject({ VATRateName: name });
		expect(TaxRateInfo).toMatchObject([{ VATRateName: name }]);
	});

	it('leaves VAT out of a sales invoice', () => {
		const written = writeInvoice(anInvoice({ series: '2C26TAA', goods: [{ code: null }] }), false);
		expect(shapeOf(written).filter((one) => /VATRate|TaxRate|\[\]\.VATAmount/.test(one))).toEqual([]);
	});

	it('prints the sentence of a correction first and the note last, without numbers of their own', () => {
		const correction = correctionOf('00000002', 'adjustment');
		const rows = writeInvoice(
			anInvoice({ correction, note: 'Cảm ơn', goods: [{}, {}] }),
			false,
		).OriginalInvoiceDetail;
		expect(rows.map(({ ItemType, SortOrder, LineNumber }) => [ItemType, SortOrder, LineNumber])).toEqual([
			[4, null, 1],
			[1, 1, 2],
			[1, 2, 3],
			[4, null, 4],
		]);
		expect(rows[0]?.ItemName).toBe(correction.sentence);
	});

	it('writes a percent of discount only where it gives the amount', () => {
		const rate = (discountPercent: string, discount: string) => {
			const invoice = anInvoice({ goods: [{ discountPercent }] });
			const [row] = invoice.rows;
			if (!row) throw new Error('There is a row');
			return writeInvoice({ ...invoice, rows: [{ ...row, discount }] }, false).OriginalInvoiceDetail[0];
		};
		expect(rate('10', '60000')).toMatchObject({ DiscountRate: 10 });
		expect(rate('10', '61000')).not.toHaveProperty('DiscountRate');
		expect(rate('0', '0')).toMatchObject({ DiscountRate: 0 });
	});

	it('signs by the signing service, and invoices of cash registers not at all', () => {
		expect(writePublishRequest([anInvoice()], template).SignType).toBe(2);
		const register = { ...templateOf('1C26MAA'), sentAsSummary: false };
		const request = writePublishRequest([anInvoice({ series: '1C26MAA' })], register);
		expect(request).toMatchObject({ SignType: 5, InvoiceData: [{ IsInvoiceCalculatingMachine: true }] });
	});
});

describe('payload of the web drafts', () => {
	it('has the members and types of the composed sample, and its figures', () => {
		const sample = readSample<Tree[]>('misa-webinsert.request.skeleton.json');
		if (!sample) return;
		const own = writeWebDraft({ ...sampleInvoice(), rows: sampleInvoice().rows.slice(0, 2) });
		const [theirs] = sample;
		// Our document has no reference of its own at the provider; the code of the buyer has a field.
		const { CustomField1: _reference, ...expected } = theirs ?? {};
		expect(shapeOf(own).sort()).toEqual([...shapeOf(expected), '$.AccountObjectCode: string'].sort());
		const details = (expected['InvoiceDetails'] as Tree[]).map((row) => ({
			...row,
			...{ UnitName: expect.anything() as string, InventoryItemCode: expect.anything() as string },
		}));
		expect(own).toEqual({
			...expected,
			...{ InvoiceTemplateID: templateOf('1C26TAA').templateCode, AccountObjectCode: 'KH001' },
			...{ ReceiverName: '[người mua]', InvoiceDetails: details },
		});
	});

	it.each([
		['0', 0],
		['8', 8],
		['KCT', -1],
		['KKKNT', -3],
		['KHAC:3.5', null],
	] as const)('has another word than the publishing API for rate %s: %s', (code, rate) => {
		expect(writeWebDraft(anInvoice({ goods: [{ code }] })).InvoiceDetails[0]).toMatchObject({
			VATRate: rate,
		});
	});

	it('has other numbers than the publishing API for rows and corrections', () => {
		const goods = [{}, { kind: 'discount', quantity: '1', unitPrice: '5' }, { kind: 'note' }] as const;
		const draft = writeWebDraft(anInvoice({ goods, correction: correctionOf('2', 'adjustment') }));
		expect(draft.InvoiceDetails.map(({ InventoryItemType }) => InventoryItemType)).toEqual([3, 0, 4, 3]);
		expect(draft).toMatchObject({ EInvoiceStatus: 4, OrgInvNo: '00000002', OrgTransactionID: 'ABC123' });
		const replacement = writeWebDraft(anInvoice({ correction: correctionOf('2', 'replacement') }));
		expect(replacement).toMatchObject({ EInvoiceStatus: 3 });
	});

	it('mails to nobody who gave nothing', () => {
		const draft = writeWebDraft(anInvoice({ buyer: { ...CONSUMER, email: 'somebody@example.test' } }));
		expect(Object.keys(draft).filter((name) => name.startsWith('Receiver'))).toEqual([]);
	});
});

describe('figures and numbers', () => {
	it('refuses a figure that JSON would change', () => {
		expect(jsonNumber('12345678.123456', 'x')).toBe(12345678.123456);
		expect(jsonNumber('-0', 'x')).toBe(0);
		expect(() => jsonNumber('12345678901234.123456', 'rows[0].unitPrice')).toThrow(
			expect.objectContaining({ rule: 'misa.number', field: 'rows[0].unitPrice' }),
		);
	});

	it('writes the number of an original of another provider with eight digits', () => {
		const { original } = correctionOf('C26TAA417', 'replacement');
		expect(originalNumber(original)).toBe('00000417');
		expect(originalNumber({ ...original, number: '00000012' })).toBe('00000012');
	});
});

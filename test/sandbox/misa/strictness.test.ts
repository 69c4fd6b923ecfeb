import { anInvoice, correctionOf, type Made } from '../../providers/misa/support/invoices';
import { closeAll, openDoor, payloadOf, publish, rowsIn, type Door, type Tree } from './support';

afterAll(closeAll);

const rates = (invoice: Tree) => invoice['TaxRateInfo'] as Tree[];
const digits = (invoice: Tree) => invoice['OptionUserDefined'] as Tree;
/** A row that is changed; the first one. */
const row =
	(change: (row: Tree) => void) =>
	(invoice: Tree): void => {
		const [first] = rowsIn(invoice);
		if (first) change(first);
	};
const set = (of: Tree, name: string, value: unknown) => {
	if (value === undefined) delete of[name];
	else of[name] = value;
};
const header = (name: string, value: unknown) => (invoice: Tree) => set(invoice, name, value);
const cell = (name: string, value: unknown) => row((first) => set(first, name, value));

const TWO: Made = { goods: [{ discountPercent: '10' }, { unitPrice: '7' }] };
const USD: Made = { currency: 'USD', exchangeRate: '26105.5', goods: [{ unitPrice: '19.99' }] };

type Spoil = (invoice: Tree) => void;
type Case = readonly [what: string, code: string, spoil: Spoil, made?: Made];

const SHAPES: readonly Case[] = [
	['an unknown field', 'InvalidInvoiceData', header('Colour', 'red')],
	['an unknown field of a row', 'InvalidInvoiceData', cell('Colour', 'red')],
	['an unknown field of a rate', 'InvalidInvoiceData', (one) => set(rates(one)[0] ?? {}, 'Colour', 'red')],
	[
		'an unknown count of decimals',
		'InvalidInvoiceData',
		(one) => set(digits(one), 'ExchangeRateDecimalDigits', '0'),
	],
	['no key', 'RequireError_RefID', header('RefID', undefined)],
	['no words for the amount', 'RequireError_TotalAmountInWords', header('TotalAmountInWords', '')],
	['no total in đồng', 'RequireError_TotalSaleAmount', header('TotalSaleAmount', undefined)],
	['no name of an item', 'RequireError_ItemName', cell('ItemName', undefined)],
	['no rate', 'RequireError_VATRateName', cell('VATRateName', undefined)],
	['no decimals', 'RequireError_OptionUserDefined', header('OptionUserDefined', undefined)],
	['text for a number', 'InvoiceDetail_UnitPrice', cell('UnitPrice', '200000')],
	['a number for text', 'Invalid_[Invoice.BuyerTaxCode]', header('BuyerTaxCode', 314409058)],
	['text for a flag', 'Invalid_[Invoice.IsSendEmail]', header('IsSendEmail', 'false')],
	[
		'a number of decimals that is no text',
		'Invalid_[Invoice.AmountDecimalDigits]',
		(one) => set(digits(one), 'AmountDecimalDigits', 0),
	],
	['a date that is none', 'Invalid_[Invoice.InvDate]', header('InvDate', '2026-02-30')],
	['a moment for a date', 'Invalid_[Invoice.InvDate]', header('InvDate', '2026-11-30T00:00:00')],
	['null for a text', 'Invalid_[Invoice.BuyerAddress]', header('BuyerAddress', null)],
	['a long name of an item', 'InvoiceDetail_ItemName', cell('ItemName', 'x'.repeat(501))],
	['a long name of a buyer', 'Invalid_[Invoice.BuyerLegalName]', header('BuyerLegalName', 'x'.repeat(401))],
	['a long unit', 'InvoiceDetail_UnitName', cell('UnitName', 'x'.repeat(51))],
	['an unknown kind of row', 'InvoiceDetail_ItemType', cell('ItemType', 9)],
	['rows that are not counted', 'InvoiceDetail_LineNumber', cell('LineNumber', 2)],
	['a number on a note', 'InvoiceDetail_SortOrder', cell('SortOrder', 1), { goods: [{ kind: 'note' }, {}] }],
	['an amount on a note', 'InvoiceDetail_AmountOC', cell('AmountOC', 5), { goods: [{ kind: 'note' }, {}] }],
	['no rows', 'RequireError_OriginalInvoiceDetail', header('OriginalInvoiceDetail', [])],
	['too many rows', 'XMLTooLong', (one) => rowsIn(one).push(...Array.from({ length: 400 }, () => ({})))],
	['a rate that nobody knows', 'InvoiceDetail_VATRateName', cell('VATRateName', '8')],
	[
		'VAT on a sales invoice',
		'InvalidInvoiceData',
		cell('VATRateName', '8%'),
		{ series: '2C26TAA', goods: [{ code: null }] },
	],
	[
		'rates on a sales invoice',
		'Invalid_[Invoice.TaxRateInfo]',
		header('TaxRateInfo', []),
		{ series: '2C26TAA', goods: [{ code: null }] },
	],
	[
		'a cash register that is none',
		'Invalid_[Invoice.IsInvoiceCalculatingMachine]',
		header('IsInvoiceCalculatingMachine', true),
	],
	[
		'a summary that the template has not',
		'Invalid_[Invoice.IsInvoiceSummary]',
		header('IsInvoiceSummary', true),
	],
	['a series that was switched off', 'InvoiceTemplateNotExist', header('InvSeries', '1C26TZZ')],
	[
		'a buyer without a name',
		'RequireError_BuyerLegalName',
		(one) => ['BuyerLegalName', 'BuyerFullName', 'BuyerTaxCode'].forEach((name) => set(one, name, undefined)),
	],
	['a date to come', 'InvalidInvoiceDate', header('InvDate', '2026-12-01')],
	['a date of another year', 'InvalidInvoiceDate', header('InvDate', '2025-11-30')],
	['an original without a relation', 'Invalid_[Invoice.OrgInvNo]', header('OrgInvNo', '00000001')],
	[
		'a relation without an original',
		'RequireError_OrgInvNo',
		header('OrgInvNo', null),
		{ correction: correctionOf('1', 'replacement') },
	],
	[
		'a relation without a reason',
		'RequireError_InvoiceNote',
		header('InvoiceNote', undefined),
		{ correction: correctionOf('1', 'replacement') },
	],
	[
		'an unknown relation',
		'Invalid_[Invoice.ReferenceType]',
		header('ReferenceType', 5),
		{ correction: correctionOf('1', 'replacement') },
	],
	[
		'another main currency',
		'Invalid_[Invoice.OptionUserDefined]',
		(one) => set(digits(one), 'MainCurrency', 'USD'),
	],
	['a rate for đồng', 'Invalid_[Invoice.ExchangeRate]', header('ExchangeRate', 2)],
	[
		'more decimals than were said',
		'InvoiceDetail_UnitPrice',
		(one) => set(digits(one), 'UnitPriceOCDecimalDigits', '0'),
		{ goods: [{ unitPrice: '1.25' }] },
	],
	[
		'more decimals of a quantity than were said',
		'InvoiceDetail_Quantity',
		(one) => set(digits(one), 'QuantityDecimalDigits', '1'),
		{ goods: [{ quantity: '1.25' }] },
	],
];

const FIGURES: readonly Case[] = [
	['an amount that is no product', 'InvoiceDetail_AmountOC', cell('AmountOC', 600001), TWO],
	[
		'a discount that is not the percent',
		'InvoiceDetail_DiscountAmountOC',
		cell('DiscountAmountOC', 60001),
		TWO,
	],
	[
		'a net that is no difference',
		'InvoiceDetail_AmountWithoutVATOC',
		cell('AmountWithoutVATOC', 540001),
		TWO,
	],
	[
		'a net in đồng that is no difference',
		'InvoiceDetail_AmountWithoutVAT',
		cell('AmountWithoutVAT', 540001),
		TWO,
	],
	['a VAT that is not the rate', 'InvoiceDetail_VATAmountOC', cell('VATAmountOC', 43201), TWO],
	['an amount in đồng of another rate', 'InvoiceDetail_Amount', cell('Amount', 1565548), USD],
	['a VAT in đồng of another rate', 'InvoiceDetail_VATAmount', cell('VATAmount', 125309), USD],
	['đồng with decimals', 'InvoiceDetail_Amount', cell('Amount', 600000.5), TWO],
	['cents of cents', 'InvoiceDetail_AmountOC', cell('AmountOC', 59.971), USD],
	[
		'an amount below nothing',
		'InvoiceDetail_AmountOC',
		row((one) => Object.assign(one, { Quantity: -3, AmountOC: -600000, Amount: -600000 })),
		TWO,
	],
	...[
		'TotalSaleAmount',
		'TotalDiscountAmount',
		'TotalVATAmount',
		'TotalAmountWithoutVAT',
		'TotalAmount',
	].flatMap((name) =>
		['OC', ''].map((suffix): Case => [
			`a wrong ${name}${suffix}`,
			`Invalid_[Invoice.${name}${suffix}]`,
			(one) => set(one, `${name}${suffix}`, Number(one[`${name}${suffix}`]) + 1),
			TWO,
		]),
	),
	[
		'a wrong base of a rate',
		'TaxRateInfo_AmountWithoutVATOC',
		(one) => set(rates(one)[0] ?? {}, 'AmountWithoutVATOC', 1),
		TWO,
	],
	[
		'a wrong VAT of a rate',
		'TaxRateInfo_VATAmountOC',
		(one) => set(rates(one)[0] ?? {}, 'VATAmountOC', 1),
		TWO,
	],
	[
		'a rate that no row has',
		'TaxRateInfo_VATRateName',
		(one) => set(rates(one)[0] ?? {}, 'VATRateName', '5%'),
		TWO,
	],
	['no rates', 'TaxRateInfo_VATRateName', header('TaxRateInfo', []), TWO],
	[
		'a second rate where one is taken',
		'TaxRateInfo_VATRateName',
		() => undefined,
		{ goods: [{ code: '5' }, { code: '8' }] },
	],
];

describe('the sandbox refuses what MISA would', () => {
	let door: Door;
	beforeAll(async () => {
		door = await openDoor();
	});

	// A case of three would be given the callback of jest as the fourth.
	const cases = [...SHAPES, ...FIGURES].map(
		([what, code, spoil, made = {}]): readonly [string, string, Spoil, Made] => [what, code, spoil, made],
	);
	it.each(cases)('%s: %s', async (_what, code, spoil, made) => {
		const invoice = payloadOf(anInvoice(made));
		spoil(invoice);
		const { rows } = await publish(door, [invoice]);
		expect(rows).toMatchObject([{ errorcode: code, invno: null, transactionid: null }]);
		expect(door.sandbox.issued()).toEqual([]);
	});

	it('the reduced rate after its last day', async () => {
		const later = await openDoor({
			templates: door.sandbox.templates.map((one) => ({
				...one,
				InvSeries: one.InvSeries.replace('26', '27'),
			})),
		});
		later.clock.now = Date.parse('2027-01-05T05:00:00Z');
		const invoice = { ...payloadOf(anInvoice()), InvSeries: '1C27TAA', InvDate: '2027-01-04' };
		expect((await publish(later, [invoice])).rows).toMatchObject([{ errorcode: 'TaxReductionDateInValid' }]);
		const correction = correctionOf('00000001', 'adjustment');
		const corrected = {
			...payloadOf(anInvoice({ correction })),
			InvSeries: '1C27TAA',
			InvDate: '2027-01-04',
		};
		expect((await publish(later, [corrected])).rows).toMatchObject([{ errorcode: '' }]);
	});
});

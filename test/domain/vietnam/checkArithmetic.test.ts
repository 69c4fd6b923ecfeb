import { checkArithmetic } from '../../../domain/vietnam/checkArithmetic';
import type { AmountRow, EInvoiceAmounts } from '../../../domain/vietnam/eInvoiceAmounts';
import { splitByRate } from '../../../domain/vietnam/splitByRate';
import { writeAmounts } from '../../../domain/vietnam/writeAmounts';
import { billOf, vatLine } from './vietnameseBills';

const ROW: AmountRow = {
	kind: 'goods',
	quantity: '3',
	unitPrice: '200000',
	amount: '600000',
	discount: '60000',
	code: '10',
	tax: '54000',
};
const TOTALS = { amount: '600000', discount: '60000', net: '540000', tax: '54000', gross: '594000' };
const INVOICE: EInvoiceAmounts = {
	currency: 'VND',
	rows: [ROW],
	rates: [{ code: '10', base: '540000', tax: '54000' }],
	totals: TOTALS,
};

const found = (invoice: EInvoiceAmounts) =>
	checkArithmetic(invoice).map(({ check, field, stated, computed }) => [check, field, stated, computed]);
const withRow = (row: Partial<AmountRow>): EInvoiceAmounts => ({ ...INVOICE, rows: [{ ...ROW, ...row }] });
const withTotals = (totals: Partial<typeof TOTALS>): EInvoiceAmounts => ({
	...INVOICE,
	totals: { ...TOTALS, ...totals },
});

test('figures that hold have no fault', () => {
	expect(checkArithmetic(INVOICE)).toEqual([]);
});

test('a fault names the field and both figures', () => {
	const [fault, ...others] = checkArithmetic(withRow({ quantity: '4' }));
	expect(others).toEqual([]);
	expect(fault).toEqual({
		check: 'row.amount',
		field: 'rows[0].amount',
		stated: '600000',
		computed: '800000',
		message: 'rows[0].amount is 600000, but quantity 4 × unit price 200000 gives 800000.',
	});
});

test.each<[string, EInvoiceAmounts, string[][]]>([
	['a price by less than 1 đ off', withRow({ unitPrice: '200000.3333' }), []],
	[
		'a price by 1 đ off',
		withRow({ quantity: '1', unitPrice: '600001' }),
		[['row.amount', 'rows[0].amount', '600000', '600001']],
	],
	[
		'VAT of a row',
		withRow({ code: '8' }),
		[
			['row.tax', 'rows[0].tax', '54000', '43200'],
			['rate.base', 'rates[0].base', '540000', '0'],
			['rate.tax', 'rates[0].tax', '54000', '0'],
			['rate.base', 'rates[1].base', '0', '540000'],
			['rate.tax', 'rates[1].tax', '0', '54000'],
		],
	],
	[
		'the total of VAT',
		withTotals({ tax: '54001', gross: '594001' }),
		[['totals.tax', 'totals.tax', '54001', '54000']],
	],
	[
		'the total of amounts',
		withTotals({ amount: '600001' }),
		[
			['totals.amount', 'totals.amount', '600001', '600000'],
			['totals.net', 'totals.net', '540000', '540001'],
		],
	],
	[
		'the total of discounts',
		withTotals({ discount: '59999' }),
		[
			['totals.discount', 'totals.discount', '59999', '60000'],
			['totals.net', 'totals.net', '540000', '540001'],
		],
	],
	['the gross', withTotals({ gross: '594001' }), [['totals.gross', 'totals.gross', '594001', '594000']]],
	[
		'the base of a rate',
		{ ...INVOICE, rates: [{ code: '10', base: '540001', tax: '54000' }] },
		[['rate.base', 'rates[0].base', '540001', '540000']],
	],
	[
		'decimals in đồng',
		withTotals({ gross: '594000.0' }),
		[['decimals', 'totals.gross', '594000.0', '594000']],
	],
])('%s', (_name, invoice, faults) => {
	expect(found(invoice)).toEqual(faults);
});

test('in dollars a cent counts, and half a cent does not', () => {
	const dollars = (amount: string): EInvoiceAmounts => ({
		currency: 'USD',
		rows: [{ ...ROW, quantity: '3', unitPrice: '0.335', amount, discount: '0', code: 'KCT', tax: '0' }],
		rates: [{ code: 'KCT', base: amount, tax: '0' }],
		totals: { amount, discount: '0', net: amount, tax: '0', gross: amount },
	});
	expect(found(dollars('1.01'))).toEqual([]);
	expect(found(dollars('1.02')).map(([check]) => check)).toEqual(['row.amount']);
	expect(found(dollars('1.005')).map(([check]) => check)).toContain('decimals');
});

test('a discount line takes off what goods add; a note adds nothing', () => {
	const less = {
		...ROW,
		kind: 'discount',
		quantity: '1',
		unitPrice: '60000',
		amount: '60000',
		tax: '6000',
	} as const;
	const note = { ...ROW, kind: 'note', code: null } as const;
	const rows = [{ ...ROW, discount: '0', tax: '60000' }, { ...less, discount: '0' }, note];
	const totals = { ...TOTALS, amount: '540000', discount: '0' };
	expect(found({ ...INVOICE, rows, totals })).toEqual([]);
});

test('a sales invoice has no rates and no VAT', () => {
	const [invoice] = splitByRate(billOf([vatLine({ taxCategory: 'O', taxRate: '0', discountPercent: '10' })]));
	const amounts = invoice && writeAmounts(invoice, 'VND', false);
	expect(amounts).toMatchObject({
		rates: [],
		rows: [{ code: null, amount: '100000', discount: '10000', tax: '0' }],
	});
	expect(amounts && found(amounts)).toEqual([]);
});

test('where prices include VAT, the price without it is the amount by the quantity', () => {
	const source = billOf([vatLine({ quantity: '3', unitPrice: '35000', taxRate: '10' })], {
		priceBasis: 'gross',
	});
	const [invoice] = splitByRate(source);
	const amounts = invoice && writeAmounts(invoice, 'VND', true);
	expect(amounts?.rows).toEqual([
		{ ...ROW, quantity: '3', unitPrice: '31818.333333', amount: '95455', discount: '0', tax: '9545' },
	]);
	expect(amounts && found(amounts)).toEqual([]);
});

test('an amount that is what other invoices have left keeps its figure, and the price follows from it', () => {
	const rest = vatLine({ quantity: '3', unitPrice: '100.2', tax: undefined });
	const source = billOf([rest]);
	const lines = source.lines.map((line) => ({ ...line, net: 303, amountIsRest: true as const }));
	const taxLines = [{ category: 'S' as const, rate: '8', base: 303, tax: 24 }];
	const totals = { ...source.totals, lines: 303, net: 303, tax: 24, gross: 327, taxLines };
	const [invoice] = splitByRate({ ...source, lines, totals });
	const amounts = invoice && writeAmounts(invoice, 'VND', true);
	expect(amounts?.rows).toMatchObject([{ unitPrice: '101', amount: '303', discount: '0', tax: '24' }]);
	expect(amounts && found(amounts)).toEqual([]);
});

import { findAmounts } from '../../../intake/text/findAmounts';
import { groupRows } from '../../../intake/text/groupRows';
import { pageOf } from '../support/pageOf';

const amountsOf = (text: string) =>
	findAmounts(groupRows([pageOf(text)])).map(({ value, currency }) =>
		currency ? `${value} ${currency}` : value,
	);

test.each([
	['1 234,56 €', ['1234.56 EUR']],
	['1.234,56 EUR', ['1234.56 EUR']],
	['$1,234.56', ['1234.56 USD']],
	["CHF 1'234.50", ['1234.5 CHF']],
	['RM 60.30', ['60.3 MYR']],
	['Rs 1939', ['1939 INR']],
	['1.100.000 đ', ['1100000 VND']],
	['-9,32 €', ['-9.32 EUR']],
	['(9,32)', ['-9.32']],
	['9,32-', ['-9.32']],
	['€ -9,32', ['-9.32 EUR']],
	['12,50   7,00', ['12.5', '7']],
])('%s', (text, expected) => {
	expect(amountsOf(text)).toEqual(expected);
});

test.each(['20 %', '19,00%', '12:30', '2026-03-04', 'A-17', 'n°562044387x', '192.168.1.1'])(
	'%s is no amount',
	(text) => {
		expect(amountsOf(text)).toEqual([]);
	},
);

test('three digits behind a sign are thousands, where nothing speaks for decimals', () => {
	expect(amountsOf('10.000.000   1.000')).toEqual(['10000000', '1000']);
	expect(amountsOf('1,000   12.50')).toEqual(['1000', '12.5']);
	expect(amountsOf('0,125   3,50')).toEqual(['0.125', '3.5']);
});

test('numbers of two columns are not joined to one', () => {
	expect(amountsOf('100      200,00')).toEqual(['100', '200']);
});

import { searchTerms } from '../../ledger/searchTerms';

describe('an amount as people type it', () => {
	test.each([
		['1 234,50', ['1234.50']],
		['1\u00a0234,50', ['1234.50']],
		['1\u202f234,50', ['1234.50']],
		["1'234.50", ['1234.50']],
		['1234.5', ['1234.5']],
		['1234,5', ['1234.5']],
		['1.234,50', ['1234.50']],
		['1,234.50', ['1234.50']],
		['1.234.000', ['1234000']],
		['1 234 000', ['1234000']],
		['12 345 678,90', ['12345678.90']],
		['1.234', ['1234', '1.234']],
		['1,234', ['1234', '1.234']],
		['348', ['348']],
		['348.', ['348']],
	])('%j is read as %j', (search, amounts) => {
		expect(searchTerms(search)).toEqual([{ text: expect.any(String), amounts, currency: undefined }]);
	});

	test.each([
		['1.234,50 €', ['1234.50'], 'EUR'],
		['€1,234.50', ['1234.50'], 'EUR'],
		['€ 1.234,50', ['1234.50'], 'EUR'],
		['1 234,50€', ['1234.50'], 'EUR'],
		['1.234.000 ₫', ['1234000'], 'VND'],
		['1.234.000đ', ['1234000'], 'VND'],
		['1 234 000 VND', ['1234000'], 'VND'],
		['348.58 eur', ['348.58'], 'EUR'],
		['348.58EUR', ['348.58'], 'EUR'],
		['1.234 tnd', ['1234', '1.234'], 'TND'],
		['$12.50', ['12.50'], undefined],
	])('%j names its currency', (search, amounts, currency) => {
		expect(searchTerms(search)).toEqual([{ text: expect.any(String), amounts, currency }]);
	});
});

describe('words stay words', () => {
	test.each([
		['FA2026-00012', 1],
		['2026 00012', 2],
		['12.03.2026', 1],
		['1.23.4', 1],
		['12 rue', 2],
		['348.58 facture', 2],
		['les 500', 2],
		['martin 348.58', 2],
		['12 34', 2],
		['', 0],
		['  ', 0],
	])('%j has %i terms', (search, count) => {
		expect(searchTerms(search)).toHaveLength(count);
	});

	test('a term can always be read as it was typed', () => {
		expect(searchTerms('Épicerie 1 234,50 € mars').map(({ text }) => text)).toEqual([
			'epicerie',
			'1 234,50 €',
			'mars',
		]);
	});
});

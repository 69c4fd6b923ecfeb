import fc from 'fast-check';
import { formatSeries, formatSixCharacters } from '../../../domain/vietnam/formatSeries';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import { INVOICE_FORMS, SERIES_LETTERS, type InvoiceSeries } from '../../../domain/vietnam/series';
import { showsVat } from '../../../domain/vietnam/showsVat';
import { whenCodeComes } from '../../../domain/vietnam/whenCodeComes';
import { expectComplete, refusalOf } from '../refusalOf';

const VAT_2026: InvoiceSeries = { form: '1', withCode: true, year: 2026, letter: 'T', own: 'AA' };

test.each<[string, string | undefined, InvoiceSeries]>([
	['1C26TAA', undefined, VAT_2026],
	['C26TAA', '1/001', VAT_2026],
	['1C26TAA', '1/001', VAT_2026],
	[' 1c26 taa ', undefined, VAT_2026],
	['K23TAC', '1', { ...VAT_2026, withCode: false, year: 2023, own: 'AC' }],
	['2C26MYY', undefined, { ...VAT_2026, form: '2', letter: 'M', own: 'YY' }],
	['6K26N01', undefined, { form: '6', withCode: false, year: 2026, letter: 'N', own: '01' }],
])('%p with template %p', (text, template, series) => {
	expect(parseSeries(text, template)).toEqual(series);
});

test.each([
	['C26TAA', undefined, 'template'],
	['1C26TA', undefined, 'template beside it'],
	['', '1/001', 'form and six characters'],
	['0C26TAA', undefined, "form '0'"],
	['1D26TAA', undefined, "not 'D'"],
	['1CA6TAA', undefined, "not 'A6'"],
	['1C26ZAA', undefined, "letter 'Z'"],
	['1C26TA-', undefined, "not 'A-'"],
	['2C26TAA', '1/001', 'form 2'],
])('%p with template %p is refused for %s', (text, template, words) => {
	const refusal = refusalOf(() => parseSeries(text, template, 'eInvoice.series'));
	expect([refusal.rule, refusal.field]).toEqual(['vietnam.series', 'eInvoice.series']);
	expect(refusal.message).toContain(words);
	expectComplete(refusal);
});

test('what is written is read back', () => {
	const series = fc.record({
		form: fc.constantFrom(...(Object.keys(INVOICE_FORMS) as Array<InvoiceSeries['form']>)),
		withCode: fc.boolean(),
		year: fc.integer({ min: 2000, max: 2099 }),
		letter: fc.constantFrom(...(Object.keys(SERIES_LETTERS) as Array<InvoiceSeries['letter']>)),
		own: fc.stringMatching(/^[A-Z]{2}$/),
	});
	fc.assert(
		fc.property(series, (one) => {
			expect(parseSeries(formatSeries(one))).toEqual(one);
			expect(parseSeries(formatSixCharacters(one), one.form)).toEqual(one);
		}),
	);
});

test('a series K never waits for a code; a cash register has it at once', () => {
	for (const letter of Object.keys(SERIES_LETTERS) as Array<InvoiceSeries['letter']>) {
		expect(whenCodeComes({ withCode: false, letter })).toBe('never');
		expect(whenCodeComes({ withCode: true, letter })).toBe(letter === 'M' ? 'atOnce' : 'later');
	}
});

test.each([
	['1C26TAA', true],
	['2C26TAA', false],
	['5C26GAA', true],
	['5C26HAA', false],
	['6C26NAA', false],
])('%s shows VAT: %s', (series, expected) => {
	expect(showsVat(parseSeries(series))).toBe(expected);
});

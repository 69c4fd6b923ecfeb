import { assertVatRate } from '../../../domain/vietnam/assertVatRate';
import { findVatRate } from '../../../domain/vietnam/findVatRate';
import { percentOf, readVatRate } from '../../../domain/vietnam/readVatRate';
import { reduceVatRate } from '../../../domain/vietnam/reduceVatRate';
import type { VatCode, VatRate } from '../../../domain/vietnam/vatRates';
import { expectComplete, refusalOf } from '../refusalOf';

describe('the rate of a line', () => {
	test.each<[VatRate['taxCategory'], string, VatCode]>([
		['Z', '0', '0'],
		['G', '0', '0'],
		['S', '0.00', '0'],
		['S', '5', '5'],
		['S', '8.0', '8'],
		['S', '10', '10'],
		['S', '3.5', 'KHAC:3.5'],
		['E', '0', 'KCT'],
		['O', '0', 'KKKNT'],
	])('%s at %s %% is %s', (taxCategory, taxRate, code) => {
		expect(findVatRate({ taxCategory, taxRate }).code).toBe(code);
	});

	test.each([
		['AE', '0'],
		['K', '0'],
		['E', '5'],
	] as const)('%s at %s %% has no place', (taxCategory, taxRate) => {
		const refusal = refusalOf(() => findVatRate({ taxCategory, taxRate }));
		expect(refusal.rule).toBe('vietnam.taxCategory');
		expectComplete(refusal);
	});
});

describe('a rate that is read', () => {
	test.each([
		['8', 'S', '8', '8'],
		['10%', 'S', '10', '10'],
		[' 0 % ', 'Z', '0', '0'],
		['kct', 'E', '0', 'KCT'],
		['KKKNT', 'O', '0', 'KKKNT'],
		['KHAC:3.50%', 'S', '3.5', 'KHAC:3.5'],
		['KHAC:8', 'S', '8', '8'],
	])('%s', (text, taxCategory, taxRate, code) => {
		expect(readVatRate(text)).toEqual({ code, taxCategory, taxRate });
		expect(percentOf(code as VatCode)).toBe(taxRate);
	});

	test.each(['-1', '-2', '7', '', 'KHAC', 'KHAC:x', 'KHAC:1.234'])('%p is none', (text) => {
		const refusal = refusalOf(() => readVatRate(text, 'lines[0].vat'));
		expect([refusal.rule, refusal.field]).toEqual(['vietnam.vatCode', 'lines[0].vat']);
		expectComplete(refusal);
	});
});

test.each<[VatCode, string, Parameters<typeof reduceVatRate>[2], VatCode]>([
	['10', '2025-06-30', null, '10'],
	['10', '2025-07-01', null, '8'],
	['10', '2026-12-31', null, '8'],
	['10', '2027-01-01', null, '10'],
	['10', '2026-11-22', 'telecommunications', '10'],
	['5', '2026-11-22', null, '5'],
	['KCT', '2026-11-22', null, 'KCT'],
])('a product of %s on %s, left out as %s, bears %s', (code, day, excluded, expected) => {
	expect(reduceVatRate(readVatRate(code), day, excluded).code).toBe(expected);
});

describe('8 % holds by date and goods', () => {
	const line = { code: '8', excluded: null, field: 'lines[0].taxRate', document: 'INV-1' } as const;

	test.each(['2025-07-01', '2026-12-31'])('on %s', (day) => {
		expect(() => assertVatRate(line, day, null)).not.toThrow();
	});

	test.each(['2025-06-30', '2027-01-01'])('not on %s, and the refusal names the law', (day) => {
		const refusal = refusalOf(() => assertVatRate(line, day, null));
		expect([refusal.rule, refusal.field, refusal.document]).toEqual([
			'vietnam.reducedRateOver',
			'lines[0].taxRate',
			'INV-1',
		]);
		expect(refusal.message).toContain('Resolution 204/2025/QH15 and Decree 174/2025/NĐ-CP');
		expect(refusal.fix).toContain('10 %');
		expectComplete(refusal);
	});

	test('not for excluded goods', () => {
		const refusal = refusalOf(() => assertVatRate({ ...line, excluded: 'excise' }, '2026-11-22', null));
		expect(refusal.rule).toBe('vietnam.reducedRateExcluded');
		expectComplete(refusal);
	});

	test('other rates hold on every day and for all goods', () => {
		for (const code of ['0', '5', '10', 'KCT', 'KKKNT', 'KHAC:3.5'] as const)
			expect(() => assertVatRate({ ...line, code, excluded: 'excise' }, '2027-01-01', null)).not.toThrow();
	});

	test('a correction keeps the rate of its original after the law has ended', () => {
		const original = { issueDate: '2026-12-30', codes: ['8'] } as const;
		expect(() => assertVatRate(line, '2027-02-01', original)).not.toThrow();
	});

	test('a rate that the original does not bear is judged on the day of the original', () => {
		const during = { issueDate: '2026-12-30', codes: ['10'] } as const;
		expect(() => assertVatRate(line, '2027-02-01', during)).not.toThrow();
		const after = { issueDate: '2027-01-02', codes: ['10'] } as const;
		const refusal = refusalOf(() => assertVatRate(line, '2027-02-01', after));
		expect(refusal.message).toContain('2027-01-02');
	});
});

import fc from 'fast-check';
import { checkPattern, formatNumber, periodOf, RESETS } from '../../domain/numbering/pattern';
import { KIND_RULES, KINDS } from '../../domain/documents/kinds';
import { expectComplete, refusalOf } from './refusalOf';

describe('a number', () => {
	it.each([
		['FA{YYYY}-{SEQ:5}', '2026-11-22', 1, 'FA2026-00001'],
		['FA{YY}{MM}-{SEQ:4}', '2005-01-15', 1, 'FA0501-0001'],
		['{SEQ}', '2026-11-22', 42, '42'],
		['{YYYY}/{MM}/{SEQ:2}', '2026-01-05', 7, '2026/01/07'],
	])('of %s on %s, %i, is %s', (pattern, date, sequence, text) =>
		expect(formatNumber(pattern, date, sequence)).toBe(text),
	);

	it('that outgrows its width is not cut', () => {
		expect(formatNumber('FA-{SEQ:3}', '2026-01-01', 1234)).toBe('FA-1234');
	});

	it('never repeats within a pattern that names its period', () => {
		const at = fc.record({
			month: fc.integer({ min: 1, max: 12 }),
			year: fc.integer({ min: 2020, max: 2030 }),
			sequence: fc.integer({ min: 1, max: 99_999 }),
		});
		const written = ({ month, year, sequence }: { month: number; year: number; sequence: number }) =>
			formatNumber('F{YY}{MM}-{SEQ:3}', `${year}-${String(month).padStart(2, '0')}-15`, sequence);
		fc.assert(
			fc.property(at, at, (a, b) =>
				expect(written(a) === written(b)).toBe(JSON.stringify(a) === JSON.stringify(b)),
			),
		);
	});
});

describe('the period of a number', () => {
	it.each([
		['never', ''],
		['yearly', '2026'],
		['monthly', '2026-11'],
	] as const)('that restarts %s is %j', (reset, period) => {
		expect(periodOf('2026-11-22', reset)).toBe(period);
	});
});

describe('a pattern', () => {
	it.each([
		['{SEQ}', 'never'],
		['FA{YY}-{SEQ:5}', 'yearly'],
		['{YYYY}{MM}{SEQ:3}', 'monthly'],
		['{YYYY}-{SEQ}', 'never'],
	] as const)('%s (%s) is good', (pattern, reset) => {
		expect(() => checkPattern(pattern, reset)).not.toThrow();
	});

	it.each([
		['FA-{YYYY}', 'never', 'series.patternCounter'],
		['{SEQ}{SEQ:5}', 'never', 'series.patternCounter'],
		['', 'never', 'series.patternCounter'],
		['FA-{SEQ:5}', 'yearly', 'series.patternPeriod'],
		['FA{MM}-{SEQ:5}', 'yearly', 'series.patternPeriod'],
		['FA{YYYY}-{SEQ:5}', 'monthly', 'series.patternPeriod'],
		['FA{MM}-{SEQ:5}', 'monthly', 'series.patternPeriod'],
		['FA{DD}-{SEQ}', 'never', 'series.patternPeriod'],
		['FA{SEQ:5', 'never', 'series.patternCounter'],
		['{SEQ}}', 'never', 'series.patternPeriod'],
	] as const)('%j (%s) is refused: %s', (pattern, reset, rule) => {
		const refusal = refusalOf(() => checkPattern(pattern, reset));
		expect(refusal.rule).toBe(rule);
		expect(refusal.field).toBe('pattern');
		expectComplete(refusal);
	});

	it('is given to every kind of document, good for a yearly series', () => {
		for (const kind of KINDS) expect(() => checkPattern(KIND_RULES[kind].pattern, 'yearly')).not.toThrow();
		expect(new Set(KINDS.map((kind) => KIND_RULES[kind].pattern)).size).toBe(KINDS.length);
		expect(RESETS).toEqual(['never', 'yearly', 'monthly']);
	});
});

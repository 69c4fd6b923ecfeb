import { checkTerms } from '../../../domain/terms/checkTerms';
import { checkMergeFields, fillMergeFields, MERGE_FIELDS } from '../../../domain/terms/mergeFields';
import type { TermLine } from '../../../domain/terms/paymentTerms';
import { refusalOf } from '../refusalOf';

const refusal = (lines: readonly TermLine[]) => refusalOf(() => checkTerms(lines, 'paymentTerms'));
const third = { divisor: 3 } as const;

describe('payment terms', () => {
	it.each<[string, TermLine[]]>([
		['two percentages', [{ percent: '30' }, { percent: '70' }]],
		['a percentage and the rest', [{ percent: '30' }, {}]],
		['one line for all', [{}]],
		['a fixed amount and the rest', [{ amount: '100' }, { remainder: true }]],
		['VAT at once, the net later', [{ percentOfNet: '100' }, { remainder: true }]],
		['half of what is left, then the rest', [{ percentOfRemainder: '50' }, { percentOfRemainder: '100' }]],
		['three thirds', [third, third, third]],
		['a third in both spellings', [{ percent: '33.33', divisor: 3 }, third, third]],
	])('are taken with %s', (_title, lines) => expect(() => checkTerms(lines)).not.toThrow());

	it.each<[string, TermLine[], string, RegExp, string]>([
		['99 %', [{ percent: '30' }, { percent: '69' }], 'terms.total', /total 99 %, not 100 %/, 'paymentTerms'],
		[
			'101 % before the rest',
			[{ percent: '60' }, { percent: '41' }, {}],
			'terms.total',
			/total 101 %, more than 100 %/,
			'paymentTerms',
		],
		['three times 33.33 %', Array(3).fill({ percent: '33.33' }), 'terms.total', /99.99 %/, 'paymentTerms'],
		['two thirds', [third, third], 'terms.total', /66.666667 %/, 'paymentTerms'],
		['an amount and no rest', [{ amount: '5' }, { percent: '50' }], 'terms.total', /50 %/, 'paymentTerms'],
		[
			'the rest before the end',
			[{}, { percent: '70' }],
			'terms.remainderNotLast',
			/Line 1/,
			'paymentTerms[0]',
		],
		[
			'two shares on a line',
			[{ percent: '50', amount: '5' }, {}],
			'terms.share',
			/percent and amount/,
			'paymentTerms[0]',
		],
		[
			'a divisor that disagrees',
			[{ percentOfRemainder: '40', divisor: 2 }, {}],
			'terms.divisor',
			/40 %, but one part in 2 is 50 %/,
			'paymentTerms[0].divisor',
		],
		[
			'a divisor beside an amount',
			[{ amount: '5', divisor: 2 }, {}],
			'terms.divisor',
			/amount/,
			'paymentTerms[0].divisor',
		],
		[
			'an unknown merge field',
			[{ title: 'Pay {{ammount}}' }],
			'terms.mergeField',
			/\{\{ammount\}\}/,
			'paymentTerms[0].title',
		],
		['no line', [], 'terms.total', /0 %/, 'paymentTerms'],
	])('are refused with %s', (_title, lines, rule, message, field) => {
		const { rule: found, message: told, field: at, fix } = refusal(lines);
		expect([found, at]).toEqual([rule, field]);
		expect(told).toMatch(message);
		expect(fix).not.toBe('');
	});
});

describe('a merge field', () => {
	const values = Object.fromEntries(
		Object.keys(MERGE_FIELDS).map((name) => [name, `<${name}>`]),
	) as Parameters<typeof fillMergeFields>[1];

	it('is filled in, with or without spaces, each time', () => {
		expect(
			fillMergeFields('{{percent}} of {{ number }}: {{amount}} by {{dueDate}}, {{percent}}', values),
		).toBe('<percent> of <number>: <amount> by <dueDate>, <percent>');
	});

	it('may be any of those that exist', () => {
		for (const name of Object.keys(MERGE_FIELDS))
			expect(() => checkMergeFields(`{{${name}}}`, 'title')).not.toThrow();
		expect(() => checkMergeFields('{{constructor}}', 'title')).toThrow(/constructor/);
		expect(() => checkMergeFields('{{}}', 'title')).toThrow();
	});

	it('stays text where its value has braces, and leaves no double space where it is empty', () => {
		expect(fillMergeFields('{{title}}', { ...values, title: '{{number}}' })).toBe('{{number}}');
		expect(fillMergeFields('Invoice {{number}} due', { ...values, number: '' })).toBe('Invoice due');
	});
});

import { MAX_LINES } from '../../domain/schemas/documentInput';
import { parseInput } from '../../domain/schemas/parseInput';
import { fromLinesInput } from '../../services/createDocument';
import { startCpuTime } from '../support/cpuTime';
import { expectComplete, refusalOf } from './refusalOf';

const good = { customer: 'MARTIN', lines: [{ product: 'FLOUR', quantity: 2 }] };
const read = (input: unknown) => parseInput(fromLinesInput, input);
const line = (given: object) => ({ ...good, lines: [{ description: 'Farine', ...given }] });

describe('an input is read', () => {
	it('with numbers as JSON numbers or as text with a point, both to the same decimal', () => {
		const [asNumber, asText] = [12.5, ' 12.50 '].map(
			(unitPrice) => read(line({ unitPrice })).lines[0]?.unitPrice,
		);
		expect([asNumber, asText]).toEqual(['12.5', '12.5']);
		expect(read(line({ quantity: 1e-6 })).lines[0]?.quantity).toBe('0.000001');
	});

	it('without any default: what was not given stays away', () => {
		expect(read(good)).toEqual({ customer: 'MARTIN', lines: [{ product: 'FLOUR', quantity: '2' }] });
	});

	it('with fields of the item that the schema does not know left out at the top', () => {
		expect(read({ ...good, webhookUrl: 'x' })).not.toHaveProperty('webhookUrl');
	});

	it(`with ${MAX_LINES} lines`, () => {
		expect(
			read({ ...good, lines: Array.from({ length: MAX_LINES }, () => good.lines[0]) }).lines,
		).toHaveLength(MAX_LINES);
	});
});

describe('an input is refused', () => {
	const table: ReadonlyArray<[string, unknown, string, RegExp]> = [
		['text in a price', line({ unitPrice: 'twelve' }), 'lines[0].unitPrice', /not a number: 'twelve'/],
		['an empty price', line({ unitPrice: '' }), 'lines[0].unitPrice', /not a number/],
		['a decimal comma', line({ unitPrice: '12,50' }), 'lines[0].unitPrice', /decimal comma; write 12\.50/],
		['an exponent', line({ unitPrice: '1e3' }), 'lines[0].unitPrice', /not a number/],
		['a thousands mark', line({ unitPrice: '1 000.00' }), 'lines[0].unitPrice', /not a number/],
		['no number at all', line({ unitPrice: Number.NaN }), 'lines[0].unitPrice', /number/],
		['an infinite price', line({ unitPrice: Number.POSITIVE_INFINITY }), 'lines[0].unitPrice', /number/],
		['a price beyond reason', line({ unitPrice: '1000000000000000' }), 'lines[0].unitPrice', /too large/],
		[
			'a price with eleven decimals',
			line({ unitPrice: '0.12345678901' }),
			'lines[0].unitPrice',
			/more than 10 decimals/,
		],
		['a list as price', line({ unitPrice: [1] }), 'lines[0].unitPrice', /number/],
		['no quantity', line({ quantity: 0 }), 'lines[0].quantity', /more than 0/],
		['a negative quantity', line({ quantity: -1 }), 'lines[0].quantity', /more than 0/],
		[
			'a quantity with seven decimals',
			line({ quantity: '0.0000001' }),
			'lines[0].quantity',
			/more than 6 decimals/,
		],
		['a discount above a hundred', line({ discountPercent: 101 }), 'lines[0].discountPercent', /100 or less/],
		['a unit of no list', line({ unit: 'pieces' }), 'lines[0].unit', /Rec 20/],
		['a tax category of no list', line({ taxCategory: 'X' }), 'lines[0].taxCategory', /one of S, Z/],
		['an unknown line field', line({ qty: 1 }), 'lines[0].qty', /not a field/],
		[
			'a date that does not exist',
			{ ...good, issueDate: '2026-02-29' },
			'issueDate',
			/not a date that exists/,
		],
		['a French date', { ...good, issueDate: '10/03/2026' }, 'issueDate', /YYYY-MM-DD/],
		['a date as a number', { ...good, issueDate: 20260310 }, 'issueDate', /must be a date/],
		['no lines', { customer: 'MARTIN' }, 'lines', /missing/],
		['empty lines', { ...good, lines: [] }, 'lines', /at least one line/],
		['lines that are no list', { ...good, lines: '[{}]' }, 'lines', /list of lines/],
		['a line that is no object', { ...good, lines: ['Farine'] }, 'lines[0]', /expected object/],
		[
			'too many lines',
			{ ...good, lines: Array.from({ length: MAX_LINES + 1 }, () => good.lines[0]) },
			'lines',
			/more than 2000 lines/,
		],
		['an unknown currency', { ...good, currency: 'EURO' }, 'currency', /ISO 4217/],
		['an unknown language', { ...good, language: 'de' }, 'language', /fr, en or vi/],
		[
			'an address without a city',
			{ ...good, billTo: { line1: 'x', country: 'FR' } },
			'billTo.city',
			/missing/,
		],
		[
			'a country by name',
			{ ...good, billTo: { line1: 'x', city: 'y', country: 'France' } },
			'billTo.country',
			/two-letter/,
		],
		['an empty customer', { ...good, customer: '  ' }, 'customer', /empty/],
		['a parent of an unknown kind', { ...good, parent: { kind: 'ticket', id: '1' } }, 'parent.kind', /deal/],
		['a charge without a nature', { ...good, charges: [{ amount: 5 }] }, 'charges[0].nature', /missing/],
		[
			'a parent document that is no id',
			{ ...good, parentDocument: 'DE2026-00001' },
			'parentDocument',
			/not an id/,
		],
	];
	it.each(table)(
		'for %s, naming field, problem and the fields there are',
		(_title, input, field, message) => {
			const refusal = refusalOf(() => read(input));
			expect(refusal).toMatchObject({ rule: 'input.invalid', field });
			expect(refusal.message).toContain(`'${field}'`);
			expect(refusal.message).toMatch(message);
			expect(refusal.fix).toContain('lines*');
			expectComplete(refusal);
		},
	);

	it.each([
		[null, 'empty'],
		['{"customer":', 'a string'],
		[[good], 'a list'],
		[42, 'a number'],
		[undefined, 'a undefined'],
	])('when it is %j: not an object', (input, word) => {
		const refusal = refusalOf(() => read(input));
		expect(refusal.rule).toBe('input.notAnObject');
		if (input !== undefined) expect(refusal.message).toContain(word);
		expect(refusal.fix).toContain('lines*');
	});

	it('with every further problem in the fix, up to five', () => {
		const refusal = refusalOf(() =>
			read({ lines: [{ quantity: 'x', unitPrice: 'y' }], issueDate: '2026-13-01' }),
		);
		expect(refusal.fix).toContain("'lines[0].quantity'");
		expect(refusal.fix).toContain("'lines[0].unitPrice'");
	});

	it('for 10,000 lines in less than a second of work', () => {
		const lines = Array.from({ length: 10_000 }, (_value, index) => ({
			description: `Line ${index}`,
			quantity: 1,
			unitPrice: '1.10',
		}));
		const spent = startCpuTime();
		expect(refusalOf(() => read({ ...good, lines })).message).toMatch(/more than 2000 lines/);
		expect(spent()).toBeLessThan(1000);
	});

	it('for 10,000 lines that are all wrong, without reading them', () => {
		const lines = Array.from({ length: 10_000 }, () => ({ quantity: 'x', unitPrice: 'y', wrong: true }));
		const spent = startCpuTime();
		const refusal = refusalOf(() => read({ ...good, lines }));
		expect(spent()).toBeLessThan(1000);
		expect(refusal.fix.length).toBeLessThan(2000);
	});
});

describe('prototype keys', () => {
	const evil = (json: string) => JSON.parse(json) as object;

	it.each(['__proto__', 'constructor', 'prototype'])('on a line are refused: %s', (key) => {
		const lines = [evil(`{"description":"Farine","${key}":{"polluted":true}}`)];
		expect(refusalOf(() => read({ ...good, lines }))).toMatchObject({
			rule: 'input.invalid',
			field: `lines[0].${key}`,
		});
	});

	it.each(['__proto__', 'constructor', 'toString'])('at the top reach nothing: %s', (key) => {
		const parsed = read(
			evil(`{"customer":"MARTIN","lines":[{"product":"FLOUR"}],"${key}":{"polluted":true}}`),
		);
		expect(Object.keys(parsed)).toEqual(['customer', 'lines']);
		expect(parsed).not.toHaveProperty('polluted');
		expect({}).not.toHaveProperty('polluted');
	});
});

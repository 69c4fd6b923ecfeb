import fc from 'fast-check';
import { sumMinor } from '../../../domain/money/minor';
import { checkArithmetic } from '../../../domain/vietnam/checkArithmetic';
import type { RateInvoice, RateRow, SplitSource } from '../../../domain/vietnam/rateInvoice';
import { shareWithinRate } from '../../../domain/vietnam/shareWithinRate';
import { splitByRate } from '../../../domain/vietnam/splitByRate';
import { writeAmounts } from '../../../domain/vietnam/writeAmounts';
import { expectComplete, refusalOf } from '../refusalOf';
import { billOf, bills, settleBill, vatLine } from './vietnameseBills';

const TEN = { taxRate: '10' };
const NOTE = { kind: 'note', unitPrice: null, quantity: '0', net: 0 } as const;
const shipping = (amount: number, taxRate: string) => ({
	nature: 'shipping',
	label: 'Phí vận chuyển',
	amount,
	taxCategory: 'S' as const,
	taxRate,
});

/** A set as `code: rows | net + tax = gross`. */
const shown = (set: readonly RateInvoice[]) =>
	set.map(({ code, rows, totals: { net, tax, gross } }) => {
		const kinds = rows.map(({ kind, net: own, allowance }) => `${kind} ${own}-${allowance}`).join(', ');
		return `${code}: ${kinds} | ${net} + ${tax} = ${gross}`;
	});

describe('one invoice a rate', () => {
	test('in the order of the rates, each with its lines', () => {
		const source = billOf([vatLine(), vatLine(TEN), vatLine({ quantity: '2' })]);
		expect(shown(splitByRate(source))).toEqual([
			'8: line 100000-0, line 200000-0 | 300000 + 24000 = 324000',
			'10: line 100000-0 | 100000 + 10000 = 110000',
		]);
	});

	test('one rate is one invoice with all of the document', () => {
		const source = billOf([vatLine(), vatLine()], { charges: [shipping(20000, '8')] });
		const [invoice, ...others] = splitByRate(source);
		expect(others).toEqual([]);
		expect(invoice?.totals).toMatchObject({
			net: 220000,
			tax: 17600,
			gross: 237600,
			taxLines: source.totals.taxLines,
		});
	});

	test('exports and zero rates are both 0 %, and one invoice', () => {
		const zero = { taxRate: '0' };
		const source = billOf([
			vatLine({ ...zero, taxCategory: 'Z' }),
			vatLine({ ...zero, taxCategory: 'G' }),
			vatLine({ ...zero, taxCategory: 'E' }),
		]);
		expect(splitByRate(source).map(({ code, rows }) => [code, rows.length])).toEqual([
			['0', 2],
			['KCT', 1],
		]);
	});

	test('a discount on the document goes to the rates by their nets, and within a rate to its lines', () => {
		const source = billOf([vatLine(), vatLine({ unitPrice: '50000' }), vatLine(TEN)], {
			discount: { base: 'net', percent: null, amount: 1001, reason: null },
		});
		expect(shown(splitByRate(source))).toEqual([
			'8: line 100000-401, line 50000-200 | 149399 + 11952 = 161351',
			'10: line 100000-400 | 99600 + 9960 = 109560',
		]);
	});

	test('a charge goes with its rate; to an invoice of its own where no line has it', () => {
		const source = billOf([vatLine(), vatLine(TEN)], {
			charges: [shipping(20000, '10'), shipping(30000, '5')],
		});
		expect(shown(splitByRate(source))).toEqual([
			'8: line 100000-0 | 100000 + 8000 = 108000',
			'10: line 100000-0, charge 20000-0 | 120000 + 12000 = 132000',
			'5: charge 30000-0 | 30000 + 1500 = 31500',
		]);
	});

	test('a note goes with the line above it; one above all lines stands on each', () => {
		const note = (description: string) => vatLine({ ...NOTE, description });
		const source = billOf([note('A'), note('B'), vatLine(), note('C'), vatLine(TEN), note('D')]);
		const words = splitByRate(source).map(({ rows }) =>
			rows.map((row) => (row.kind === 'note' ? row.line.description : row.kind)),
		);
		expect(words).toEqual([
			['A', 'B', 'line', 'C'],
			['A', 'B', 'line', 'D'],
		]);
	});

	test('a deposit that is taken back keeps its own VAT', () => {
		const back = vatLine({ kind: 'deposit', quantity: '-1', unitPrice: '30000', net: -30000, tax: -2401 });
		const [invoice] = splitByRate(billOf([vatLine(), vatLine(), back]));
		expect(invoice?.totals).toMatchObject({ net: 170000, tax: 13599 });
		expect(invoice?.rows.map(({ tax }) => tax)).toEqual([8000, 8000, -2401]);
	});

	test('a deposit that is taken back has no part in the discount', () => {
		const back = vatLine({ kind: 'deposit', quantity: '-1', unitPrice: '30000', net: -30000, tax: -2400 });
		const discount = { base: 'net', percent: '10', amount: null, reason: null } as const;
		expect(shown(splitByRate(billOf([vatLine(), back], { discount })))).toEqual([
			'8: line 100000-10000, line -30000-0 | 60000 + 4800 = 64800',
		]);
	});

	test('what rounding leaves on lines that cancel each other out goes to the first', () => {
		const lines = [vatLine({ net: 6 }), vatLine({ net: 6 }), vatLine({ net: -12 })];
		const rows = shareWithinRate(
			lines.map((line) => ({ kind: 'line', line })),
			[{ category: 'S', rate: '8', base: 1, tax: -1 }],
		);
		expect(rows.map(({ allowance }) => allowance)).toEqual([-1, 0, 0]);
		expect(sumMinor(rows.map(({ tax }) => tax))).toBe(-1);
	});

	test('a rate that would come to less than nothing is refused', () => {
		const back = vatLine({
			kind: 'deposit',
			...TEN,
			quantity: '-1',
			unitPrice: '30000',
			net: -30000,
			tax: -3000,
		});
		const refusal = refusalOf(() => splitByRate(billOf([vatLine(), back])));
		expect(refusal.rule).toBe('vietnam.negativePart');
		expectComplete(refusal);
	});

	test('a category that Viet Nam does not know is refused at its line', () => {
		const source = billOf([vatLine(), vatLine({ taxCategory: 'AE', taxRate: '0' })]);
		expect(refusalOf(() => splitByRate(source)).rule).toBe('vietnam.taxCategory');
	});
});

const sumOf = (set: readonly RateInvoice[], of: (one: RateInvoice['totals']) => number | undefined) =>
	sumMinor(set.map(({ totals }) => of(totals) ?? 0));

function expectSameTotals(source: SplitSource, set: readonly RateInvoice[]): void {
	const { lines, charges, otherTaxes = 0, allowance = 0, net, tax, gross } = source.totals;
	expect({
		lines: sumOf(set, (one) => one.lines),
		charges: sumOf(set, (one) => one.charges),
		otherTaxes: sumOf(set, (one) => one.otherTaxes),
		allowance: sumOf(set, (one) => one.allowance),
		net: sumOf(set, (one) => one.net),
		tax: sumOf(set, (one) => one.tax),
		gross: sumOf(set, (one) => one.gross),
	}).toEqual({ lines, charges, otherTaxes, allowance, net, tax, gross });
}

function expectRowsToSum({ rows, totals }: RateInvoice): void {
	const sumRows = (of: (row: RateRow) => number) => sumMinor(rows.map(of));
	expect(sumRows(({ net, allowance }) => net - allowance)).toBe(totals.net);
	expect(sumRows(({ tax }) => tax)).toBe(totals.tax);
	expect(totals.gross).toBe(totals.net + totals.tax);
}

const WAYS = (['document', 'line'] as const).flatMap((rounding) =>
	(['net', 'gross'] as const).flatMap((priceBasis) =>
		(['net', 'gross'] as const).map((discountBase) => ({ rounding, priceBasis, discountBase })),
	),
);

test.each(WAYS)('the totals of the set are those of the document: %j', (way) => {
	fc.assert(
		fc.property(bills(way), (bill) => {
			const source = settleBill(bill);
			const set = splitByRate(source);
			expect(new Set(set.map(({ code }) => code)).size).toBe(set.length);
			expectSameTotals(source, set);
			for (const invoice of set) expectRowsToSum(invoice);
			const priced = set.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'line'));
			expect(priced).toHaveLength(source.lines.filter(({ kind }) => kind !== 'note').length);
		}),
		{ numRuns: 100 },
	);
});

test('each invoice of a set passes the checks of strict providers, where the net counts', () => {
	const way = { rounding: 'document', priceBasis: 'net', discountBase: 'net' } as const;
	fc.assert(
		fc.property(bills(way), (bill) => {
			for (const invoice of splitByRate(settleBill(bill)))
				expect(checkArithmetic(writeAmounts(invoice, bill.rules.currency, true))).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

/** Where the gross counts, the VAT of a rate is rounded up to three times on its way, and a row rounds once more. */
test.each(WAYS)('only the VAT of a row may be off, by less than four units: %j', (way) => {
	fc.assert(
		fc.property(bills(way), (bill) => {
			const { currency } = bill.rules;
			const unit = currency === 'VND' ? 1 : 0.01;
			for (const invoice of splitByRate(settleBill(bill)))
				for (const { check, stated, computed } of checkArithmetic(writeAmounts(invoice, currency, true))) {
					expect(check).toBe('row.tax');
					expect(Math.abs(Number(stated) - Number(computed))).toBeLessThan(4 * unit);
				}
		}),
		{ numRuns: 100 },
	);
});

import fc from 'fast-check';
import { computeLineAmount } from '../../domain/amounts/computeLineAmount';
import { computeTotals } from '../support/totals';
import { TAX_ROUNDINGS, type FooterCharge, type TaxCategory } from '../../domain/documents/document';
import { Exact } from '../../domain/money/decimal';
import { fromMinor, roundToMinor, sumMinor } from '../../domain/money/minor';

const currency = fc.constantFrom('EUR', 'VND', 'TND');
const rounding = fc.constantFrom(...TAX_ROUNDINGS);
const rate = fc.constantFrom('0', '2.1', '5.5', '8', '10', '20');
const decimal = (max: number, scale: number) =>
	fc.integer({ min: 0, max }).map((value) => new Exact(value).div(10 ** scale).toFixed());
const signed = fc.boolean();

const line = (code: string) =>
	fc
		.record({
			quantity: decimal(5_000_000, 3),
			unitPrice: decimal(9_000_000, 4),
			discountPercent: decimal(10_000, 2),
			taxRate: rate,
			negative: signed,
		})
		.map(({ negative, ...given }) => {
			const unitPrice = negative ? new Exact(given.unitPrice).times(-1).toFixed() : given.unitPrice;
			return taxed(computeLineAmount({ ...given, unitPrice }, code), given.taxRate);
		});
const charge = fc
	.record({ amount: fc.integer({ min: -50_000, max: 500_000 }), taxRate: rate })
	.map(({ amount, taxRate }): FooterCharge => ({
		nature: 'shipping',
		label: 'Port',
		amount,
		taxCategory: categoryOf(taxRate),
		taxRate,
	}));
const document = currency.chain((code) =>
	fc.record({
		code: fc.constant(code),
		lines: fc.array(line(code), { maxLength: 15 }),
		charges: fc.array(charge, { maxLength: 4 }),
		rounding,
	}),
);

function categoryOf(taxRate: string): TaxCategory {
	return taxRate === '0' ? 'Z' : 'S';
}

function taxed(net: number, taxRate: string) {
	return { net, taxRate, taxCategory: categoryOf(taxRate) };
}

const roundTax = (base: number, taxRate: string, code: string) =>
	roundToMinor(fromMinor(base, code).times(taxRate).div(100), code);

describe('totals', () => {
	it('hold together: lines + charges = net = sum of bases, net + tax = gross', () => {
		fc.assert(
			fc.property(document, ({ code, lines, charges, rounding: mode }) => {
				const totals = computeTotals(lines, charges, code, mode);
				expect(totals.lines).toBe(sumMinor(lines.map((one) => one.net)));
				expect(totals.charges).toBe(sumMinor(charges.map((one) => one.amount)));
				expect(totals.net).toBe(totals.lines + totals.charges);
				expect(sumMinor(totals.taxLines.map((one) => one.base))).toBe(totals.net);
				expect(totals.tax).toBe(sumMinor(totals.taxLines.map((one) => one.tax)));
				expect(totals.gross).toBe(totals.net + totals.tax);
			}),
		);
	});

	it('have each category and rate once', () => {
		fc.assert(
			fc.property(document, ({ code, lines, charges, rounding: mode }) => {
				const keys = computeTotals(lines, charges, code, mode).taxLines.map(
					(one) => `${one.category} ${one.rate}`,
				);
				expect(new Set(keys).size).toBe(keys.length);
			}),
		);
	});

	it('round tax once per rate in document mode (BR-CO-17)', () => {
		fc.assert(
			fc.property(document, ({ code, lines, charges }) => {
				for (const { base, rate: percent, tax } of computeTotals(lines, charges, code, 'document').taxLines) {
					expect(tax).toBe(roundTax(base, percent, code));
				}
			}),
		);
	});

	it('sum rounded taxes of lines and charges in line mode', () => {
		fc.assert(
			fc.property(document, ({ code, lines, charges }) => {
				const all = [...lines, ...charges.map((one) => ({ ...one, net: one.amount }))];
				const expected = sumMinor(all.map((one) => roundTax(one.net, one.taxRate, code)));
				expect(computeTotals(lines, charges, code, 'line').tax).toBe(expected);
			}),
		);
	});

	it('mirror when every amount changes its sign', () => {
		const mirrored = (value: number) => (value === 0 ? 0 : -value);
		fc.assert(
			fc.property(document, ({ code, lines, charges, rounding: mode }) => {
				const plus = computeTotals(lines, charges, code, mode);
				const minus = computeTotals(
					lines.map((one) => ({ ...one, net: mirrored(one.net) })),
					charges.map((one) => ({ ...one, amount: mirrored(one.amount) })),
					code,
					mode,
				);
				expect(minus).toMatchObject({
					net: mirrored(plus.net),
					tax: mirrored(plus.tax),
					gross: mirrored(plus.gross),
				});
			}),
		);
	});

	it('do not depend on the order of lines and charges', () => {
		fc.assert(
			fc.property(document, ({ code, lines, charges, rounding: mode }) => {
				const plain = computeTotals(lines, charges, code, mode);
				const turned = computeTotals([...lines].reverse(), [...charges].reverse(), code, mode);
				const byRate = (totals: typeof plain) =>
					Object.fromEntries(
						totals.taxLines.map((one) => [`${one.category} ${one.rate}`, [one.base, one.tax]]),
					);
				expect({ ...turned, taxLines: byRate(turned) }).toEqual({ ...plain, taxLines: byRate(plain) });
			}),
		);
	});

	it('treat 20 and 20.00 as one rate, and S and AE as two categories', () => {
		const { taxLines } = computeTotals([taxed(1000, '20'), taxed(500, '20.00')], [], 'EUR', 'document');
		expect(taxLines).toEqual([{ category: 'S', rate: '20', base: 1500, tax: 300 }]);
		const mixed = [taxed(1000, '0'), { net: 500, taxRate: '0', taxCategory: 'AE' as const }];
		expect(computeTotals(mixed, [], 'EUR', 'document').taxLines.map((one) => one.category)).toEqual([
			'Z',
			'AE',
		]);
	});

	it('of nothing are zero', () => {
		expect(computeTotals([], [], 'EUR', 'document')).toEqual({
			lines: 0,
			charges: 0,
			net: 0,
			tax: 0,
			gross: 0,
			taxLines: [],
		});
	});

	it('differ by mode where the cents of lines add up', () => {
		const lines = Array.from({ length: 5 }, () => taxed(1908, '21'));
		expect(computeTotals(lines, [], 'EUR', 'document').tax).toBe(2003);
		expect(computeTotals(lines, [], 'EUR', 'line').tax).toBe(2005);
	});

	it('refuse a sum that an integer cannot hold', () => {
		const huge = Array.from({ length: 3 }, () => taxed(Number.MAX_SAFE_INTEGER, '20'));
		expect(() => computeTotals(huge, [], 'EUR', 'document')).toThrow(/larger than the ledger can hold/);
	});
});

describe('a line net', () => {
	it.each([
		['10', '18.4', '0', 'EUR', 18400],
		['3', '39.9', '5', 'EUR', 11372],
		['3', '0.335', '0', 'EUR', 101],
		['1.5', '33333.3333333333', '0', 'VND', 50000],
		['1', '10', '100', 'EUR', 0],
		['2', '-1.005', '0', 'EUR', -201],
		['7', '1.0005', '33.33', 'TND', 4669],
	])('%s × %s − %s %% in %s is %i', (quantity, unitPrice, discountPercent, code, net) => {
		expect(computeLineAmount({ quantity, unitPrice, discountPercent }, code)).toBe(net);
	});

	it('is rounded once: the unit price keeps all its decimals', () => {
		expect(computeLineAmount({ quantity: '1000', unitPrice: '0.0049', discountPercent: '0' }, 'EUR')).toBe(
			490,
		);
	});

	it('of a line without a price is zero', () => {
		expect(computeLineAmount({ quantity: '3', unitPrice: null, discountPercent: '0' }, 'EUR')).toBe(0);
	});
});

import fc from 'fast-check';
import { settleAmounts, type AmountLine, type AmountRules } from '../../domain/amounts/settleAmounts';
import { groupKey, taxOn } from '../../domain/amounts/taxGroups';
import type { DocumentDiscount, OtherTax } from '../../domain/documents/document';
import { minorDigits } from '../../domain/money/currencies';
import { sumMinor } from '../../domain/money/minor';

const RATES = ['20', '10', '5.5', '2.1', '0'] as const;
const category = (rate: string) => (rate === '0' ? ('Z' as const) : ('S' as const));
const vat = fc.constantFrom(...RATES).map((taxRate) => ({ taxRate, taxCategory: category(taxRate) }));

const otherTax = fc
	.tuple(vat, fc.constantFrom('amount', 'percent'), fc.integer({ min: 0, max: 5000 }), fc.boolean())
	.map(([rates, mode, value, onGross]): OtherTax => ({
		code: 'ECO',
		label: 'Éco-contribution',
		comment: null,
		mode: mode as OtherTax['mode'],
		value: (value / 1000).toFixed(3),
		base: onGross ? 'netAndTax' : 'net',
		...rates,
		amount: 0,
	}));

const line = (basis: 'net' | 'gross') =>
	fc
		.record({
			amount: fc.integer({ min: 1, max: 5_000_000 }),
			rates: vat,
			quantity: fc.integer({ min: 1, max: 40 }).map(String),
			otherTaxes: fc.option(fc.array(otherTax, { minLength: 1, maxLength: 3 }), { nil: undefined }),
		})
		.map(({ amount, rates, quantity, otherTaxes }): AmountLine => ({
			kind: 'item',
			quantity,
			net: basis === 'net' ? amount : 0,
			...(basis === 'gross' ? { gross: amount } : {}),
			...rates,
			...(otherTaxes ? { otherTaxes } : {}),
		}));

/** A deposit that is taken back: small beside the lines, with a tax of its own. */
const takenBack = fc.tuple(vat, fc.integer({ min: 1, max: 40 })).map(([rates, net]): AmountLine => ({
	kind: 'deposit',
	quantity: '1',
	net: -net,
	tax: rates.taxRate === '0' ? 0 : -Math.round((net * Number(rates.taxRate)) / 100),
	...rates,
}));

const discount = fc.record({
	base: fc.constantFrom('net', 'gross'),
	percent: fc.integer({ min: 1, max: 10_000 }).map((value) => (value / 100).toFixed(2)),
	amount: fc.constant(null),
	reason: fc.constant(null),
}) as fc.Arbitrary<DocumentDiscount>;

const bill = fc.constantFrom<'net' | 'gross'>('net', 'gross').chain((priceBasis) =>
	fc.record({
		priceBasis: fc.constant(priceBasis),
		currency: fc.constantFrom('EUR', 'VND', 'TND', 'JPY'),
		taxRounding: fc.constantFrom<'document' | 'line'>('document', 'line'),
		discount: fc.option(discount, { nil: undefined }),
		charges: fc.array(
			fc.tuple(vat, fc.integer({ min: 0, max: 20_000 })).map(([rates, amount]) => ({
				nature: 'shipping',
				label: 'Port',
				amount,
				...rates,
			})),
			{ maxLength: 2 },
		),
		lines: fc.array(line(priceBasis), { minLength: 1, maxLength: 12 }),
		deposits: fc.array(takenBack, { maxLength: 2 }),
	}),
);

const settle = ({
	lines,
	deposits,
	...rules
}: AmountRules & { lines: AmountLine[]; deposits: AmountLine[] }) =>
	settleAmounts(rules, [...lines, ...deposits]);

test('line nets − allowances + charges + other taxes = base for each rate, and base + tax = gross', () => {
	fc.assert(
		fc.property(bill, (given) => {
			const { lines, totals } = settle(given);
			for (const group of totals.taxLines) {
				const same = (one: { taxCategory: string; taxRate: string }) =>
					groupKey(one.taxCategory as 'S', one.taxRate) === groupKey(group.category, group.rate);
				const nets = lines.filter(same).map(({ net }) => net);
				const taxes = lines.flatMap(({ otherTaxes = [] }) => otherTaxes.filter(same));
				const allowances = (totals.allowances ?? []).filter(
					({ category: code, rate }) => groupKey(code, rate) === groupKey(group.category, group.rate),
				);
				expect(group.base).toBe(
					sumMinor([
						...nets,
						...given.charges.filter(same).map(({ amount }) => amount),
						...taxes.map(({ amount }) => amount),
						...allowances.map(({ amount }) => -amount),
					]),
				);
			}
			const { lines: lineTotal, charges, otherTaxes = 0, allowance = 0, net, tax, gross } = totals;
			expect(net).toBe(lineTotal - allowance + charges + otherTaxes);
			expect(tax).toBe(sumMinor(totals.taxLines.map((group) => group.tax)));
			expect(gross).toBe(net + tax);
		}),
		{ numRuns: 400 },
	);
});

test('per document the tax of a rate is round(base × rate), where the gross does not count', () => {
	fc.assert(
		fc.property(bill, (given) => {
			const plain = { ...given, taxRounding: 'document' as const, priceBasis: 'net' as const };
			const lines = given.lines.map(({ gross, ...one }) => ({ ...one, net: gross ?? one.net }));
			const netOnly = given.discount && { ...given.discount, base: 'net' as const };
			const { totals } = settle({ ...plain, lines, deposits: [], discount: netOnly });
			for (const { base, rate, tax } of totals.taxLines) expect(tax).toBe(taxOn(base, rate, given.currency));
		}),
		{ numRuns: 300 },
	);
});

test('where the gross counts, the tax is off by at most one smallest unit for each allocation made', () => {
	fc.assert(
		fc.property(bill, (given) => {
			const { totals } = settle({ ...given, taxRounding: 'document' });
			// Prices with VAT, the discount, charges with other taxes, and each deposit round once a rate.
			const allocations = 3 + given.deposits.length;
			for (const { base, rate, tax } of totals.taxLines)
				expect(Math.abs(tax - taxOn(base, rate, given.currency))).toBeLessThanOrEqual(allocations);
		}),
		{ numRuns: 400 },
	);
});

test('prices with VAT: what the customer pays for the lines is the sum of what stands on them', () => {
	fc.assert(
		fc.property(bill, (given) => {
			fc.pre(given.priceBasis === 'gross');
			const lines = given.lines.map(({ otherTaxes: _none, ...one }) => one);
			const { totals } = settle({ ...given, lines, charges: [], deposits: [], discount: undefined });
			expect(totals.gross).toBe(sumMinor(lines.map(({ gross = 0 }) => gross)));
		}),
		{ numRuns: 200 },
	);
});

test('a percentage off the gross leaves gross × (1 − p), to the smallest unit', () => {
	fc.assert(
		fc.property(bill, fc.integer({ min: 1, max: 99 }), (given, percent) => {
			const lines = given.lines.map(({ otherTaxes: _none, ...one }) => one);
			const base = { ...given, lines, charges: [], deposits: [] };
			const before = settle({ ...base, discount: undefined }).totals.gross;
			const off = { base: 'gross' as const, percent: String(percent), amount: null, reason: null };
			const left = BigInt(before) * BigInt(100 - percent);
			const rounded = Number((left * 2n + 100n) / 200n);
			expect(settle({ ...base, discount: off }).totals.gross).toBe(rounded);
		}),
		{ numRuns: 300 },
	);
});

test('amounts of the currency without decimals stay whole', () => {
	expect(minorDigits('VND')).toBe(0);
	const { totals } = settleAmounts(
		{ currency: 'VND', taxRounding: 'document', priceBasis: 'gross', charges: [] },
		[{ kind: 'item', quantity: '1', net: 0, gross: 110_001, taxCategory: 'S', taxRate: '10' }],
	);
	expect(totals).toMatchObject({ net: 100_001, tax: 10_000, gross: 110_001 });
});

test('a discount above what the lines cost is refused with the figures', () => {
	const off = { base: 'net' as const, percent: null, amount: 10_001, reason: null };
	const one: AmountLine = { kind: 'item', quantity: '1', net: 10_000, taxCategory: 'S', taxRate: '20' };
	const rules = {
		currency: 'EUR',
		taxRounding: 'document' as const,
		priceBasis: 'net' as const,
		charges: [],
	};
	expect(() => settleAmounts({ ...rules, discount: off }, [one])).toThrow(/100\.01 EUR.*100\.00 EUR/);
	expect(settleAmounts({ ...rules, discount: { ...off, amount: 10_000 } }, [one]).totals.gross).toBe(0);
});

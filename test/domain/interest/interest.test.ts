import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/dates/calendarDate';
import { computeLateCharges } from '../../../domain/interest/computeLateCharges';
import { computeLateInterest, interestOf } from '../../../domain/interest/computeLateInterest';
import type { InterestRule } from '../../../domain/interest/interest';
import { extendRates } from '../../../domain/interest/rates';
import { INTEREST_RULES } from '../../../domain/interest/rules';
import { refusalOf } from '../refusalOf';

const BUSINESS = { country: 'FR', buyer: 'business' } as const;
const debt = (amount: number, dueDate: string, settled?: Array<{ on: string; amount: number }>) => ({
	amount,
	dueDate,
	...(settled ? { settled } : {}),
});

describe('late interest of French traders', () => {
	test('10,000 € over two half-years: each by itself', () => {
		const { parts, interest } = computeLateInterest(debt(10_000_00, '2026-05-01'), '2026-09-03', BUSINESS);
		expect(parts).toEqual([
			{
				from: '2026-05-02',
				until: '2026-06-30',
				days: 60,
				principal: 10_000_00,
				percent: '12.15',
				interest: 199_73,
			},
			{
				from: '2026-07-01',
				until: '2026-09-03',
				days: 65,
				principal: 10_000_00,
				percent: '12.4',
				interest: 220_82,
			},
		]);
		expect(interest).toBe(420_55);
	});

	test('nothing on the due date, one day on the day after', () => {
		const one = debt(10_000_00, '2026-08-31');
		expect(computeLateInterest(one, '2026-08-31', BUSINESS).parts).toEqual([]);
		expect(computeLateInterest(one, '2026-09-01', BUSINESS)).toMatchObject({
			interest: 340,
			parts: [{ days: 1 }],
		});
	});

	test('money in parts: the day on which it comes counts with the amount before it', () => {
		const { parts } = computeLateInterest(
			debt(1_000_00, '2026-08-01', [
				{ on: '2026-09-10', amount: 300_00 },
				{ on: '2026-07-15', amount: 100_00 },
				{ on: '2026-09-20', amount: 600_00 },
			]),
			'2026-11-01',
			BUSINESS,
		);
		expect(parts.map(({ from, until, principal }) => [from, until, principal])).toEqual([
			['2026-08-02', '2026-09-10', 900_00],
			['2026-09-11', '2026-09-20', 600_00],
		]);
	});

	test('a debit that comes back opens the debt again', () => {
		const settled = [
			{ on: '2026-09-05', amount: 1_000_00 },
			{ on: '2026-09-12', amount: -1_000_00 },
		];
		const { parts } = computeLateInterest(debt(1_000_00, '2026-09-01', settled), '2026-09-15', BUSINESS);
		expect(parts.map(({ from, until }) => [from, until])).toEqual([
			['2026-09-02', '2026-09-05'],
			['2026-09-13', '2026-09-15'],
		]);
	});

	test('a contract above the floor stands, below it the floor is taken, an unknown floor is told', () => {
		const at = (contractPercent: string, dueDate: string) =>
			computeLateInterest(debt(365_00, dueDate), addDays(dueDate, 10), { ...BUSINESS, contractPercent });
		expect(at('9', '2026-02-01').parts[0]?.percent).toBe('9');
		expect(at('9', '2026-02-01').notes).toEqual([]);
		const raised = at('5', '2026-02-01');
		expect([raised.parts[0]?.percent, raised.notes.join()]).toEqual([
			'7.86',
			expect.stringContaining('below the least'),
		]);
		const unknown = at('5', '2026-08-01');
		expect([unknown.parts[0]?.percent, unknown.notes.join()]).toEqual([
			'5',
			expect.stringContaining("'legalFranceBusiness' is not known for 2026-07-01"),
		]);
	});

	test('a half-year without a published rate is not guessed, and what was computed before it stands', () => {
		const { parts, interest, missing } = computeLateInterest(
			debt(10_000_00, '2026-12-21'),
			'2027-02-01',
			BUSINESS,
		);
		expect(parts.map(({ until, days }) => [until, days])).toEqual([['2026-12-31', 10]]);
		expect(interest).toBe(33_97);
		expect(missing).toMatchObject([{ reference: 'ecbMainRefinancing', on: '2027-01-01' }]);
		expect(missing[0]?.message).toMatch(/2027-H1.*Add it to the rates of the company/);
		const rates = extendRates({
			ecbMainRefinancing: [{ from: '2027-01-01', until: '2027-01-01', percent: '2.5' }],
		});
		const extended = computeLateInterest(debt(10_000_00, '2026-12-21'), '2027-02-01', { ...BUSINESS, rates });
		expect(extended.parts.map(({ percent }) => percent)).toEqual(['12.4', '12.5']);
		expect(extended.missing).toEqual([]);
	});
});

describe('other buyers, other countries', () => {
	test('a public buyer pays 8 points at the rate of the half-year in which the delay begins', () => {
		const { parts, interest } = computeLateInterest(debt(10_000_00, '2026-06-30'), '2026-07-10', {
			country: 'FR',
			buyer: 'public',
			contractPercent: '20',
		});
		// The delay begins on 1 July.
		expect(parts).toMatchObject([{ from: '2026-07-01', days: 10, percent: '10.4' }]);
		expect(interest).toBe(28_49);
		const over = computeLateInterest(debt(10_000_00, '2026-05-01'), '2026-09-03', {
			country: 'FR',
			buyer: 'public',
		});
		expect(over.parts).toMatchObject([{ days: 125, percent: '10.15' }]);
	});

	test.each([
		['FR', 'consumer'],
		['VN', 'business'],
		['DE', 'business'],
	] as const)('none is set in %s for a %s: nothing is asked', (country, buyer) => {
		const charges = computeLateCharges([debt(10_000_00, '2026-01-01')], '2026-11-21', { country, buyer });
		expect([charges.interest, charges.indemnity, charges.instalments[0]?.rule]).toEqual([0, null, null]);
	});

	test('a company sets a rule of its own', () => {
		const own: InterestRule = {
			name: 'own',
			country: 'VN',
			buyer: 'business',
			from: '2020-01-01',
			rate: { percent: '10' },
			contractual: false,
			halfYears: 'first',
		};
		const { parts, interest, rule } = computeLateInterest(debt(36_500_000, '2026-06-25'), '2026-07-05', {
			country: 'VN',
			buyer: 'business',
			rules: [...INTEREST_RULES, own],
		});
		expect([rule, parts.length, interest]).toEqual(['own', 1, 100_000]);
	});
});

describe('the indemnity', () => {
	test('once an invoice, never once an instalment', () => {
		const instalments = ['2026-07-31', '2026-08-31', '2026-09-30'].map((dueDate) => debt(100_00, dueDate));
		const { indemnity, interest } = computeLateCharges(instalments, '2026-11-21', BUSINESS);
		expect(indemnity).toEqual({ amount: 40_00, currency: 'EUR' });
		expect(interest).toBeGreaterThan(0);
	});

	test('not before somebody is late; still where the debt has been paid late', () => {
		const at = (until: string, settled: Array<{ on: string; amount: number }>) =>
			computeLateCharges([debt(100_00, '2026-08-31', settled)], until, BUSINESS).indemnity;
		expect(at('2026-08-31', [])).toBeNull();
		expect(at('2026-11-01', [{ on: '2026-08-31', amount: 100_00 }])).toBeNull();
		expect(at('2026-11-01', [{ on: '2026-09-01', amount: 100_00 }])).toEqual({
			amount: 40_00,
			currency: 'EUR',
		});
	});
});

describe('what holds for any debt', () => {
	const day = fc.integer({ min: 0, max: 600 }).map((days) => addDays('2025-01-01', days));
	const any = fc.record({
		dueDate: day,
		amount: fc.integer({ min: 1, max: 10_000_000 }),
		settled: fc.array(fc.record({ on: day, amount: fc.integer({ min: -50_000, max: 500_000 }) }), {
			maxLength: 5,
		}),
	});

	test('parts follow one another, do not overlap, lie after the due date and sum to the interest', () => {
		fc.assert(
			fc.property(any, day, (one, until) => {
				const { parts, interest } = computeLateInterest(one, until, BUSINESS);
				expect(parts.reduce((sum, part) => sum + part.interest, 0)).toBe(interest);
				parts.forEach((part, index) => {
					expect(part.from > (parts[index - 1]?.until ?? one.dueDate)).toBe(true);
					expect(part.until <= until).toBe(true);
					expect(part.days).toBe(daysBetween(part.from, part.until) + 1);
					expect(part.principal).toBeGreaterThan(0);
				});
			}),
		);
	});

	test('the order of the payments does not matter, and more money never costs more', () => {
		fc.assert(
			fc.property(any, day, (one, until) => {
				const { interest } = computeLateInterest(one, until, BUSINESS);
				const reversed = { ...one, settled: one.settled.toReversed() };
				expect(computeLateInterest(reversed, until, BUSINESS).interest).toBe(interest);
				const more = { ...one, settled: [...one.settled, { on: one.dueDate, amount: 100_000 }] };
				expect(computeLateInterest(more, until, BUSINESS).interest).toBeLessThanOrEqual(interest);
			}),
		);
	});

	test('it is exact: no binary fraction decides a cent', () => {
		// 100.00 × 7.3 % × 1 / 365 is 0.02 exactly; half a cent goes away from zero.
		expect([interestOf(100_00, '7.3', 1), interestOf(25_00, '7.3', 1)]).toEqual([2, 1]);
	});
});

test.each([
	[debt(1, '2026-02-29'), '2026-03-01', undefined, 'interest.date'],
	[debt(1, '2026-02-28'), 'tomorrow', undefined, 'interest.date'],
	[debt(1, '2026-02-28', [{ on: '1/1/26', amount: 1 }]), '2026-03-01', undefined, 'interest.date'],
	[debt(1, '2026-02-28'), '2026-03-01', '12,15', 'interest.rate'],
	[debt(1, '2026-02-28'), '2026-03-01', '-1', 'interest.rate'],
])('what is no date or no rate is refused', (one, until, contractPercent, rule) => {
	const terms = { ...BUSINESS, ...(contractPercent === undefined ? {} : { contractPercent }) };
	expect(refusalOf(() => computeLateInterest(one, until, terms)).rule).toBe(rule);
});

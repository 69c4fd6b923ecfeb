import fc from 'fast-check';
import { addDays } from '../../../domain/dates/calendarDate';
import { buildSchedule } from '../../../domain/terms/buildSchedule';
import { checkTerms } from '../../../domain/terms/checkTerms';
import { dueBefore, lastDueDate } from '../../../domain/terms/dueDates';
import { DUE_DATE_RULES, type TermLine } from '../../../domain/terms/paymentTerms';

const documentDate = '2026-03-10';
const total = (gross: number, currency = 'EUR') => ({ gross, net: Math.round(gross / 1.2), currency });
const build = (lines: readonly TermLine[], gross = 120_00, dates: object = {}) =>
	buildSchedule({ lines }, total(gross), { documentDate, ...dates });
const shown = (lines: readonly TermLine[], gross?: number, dates?: object) =>
	build(lines, gross, dates).map(({ dueDate, amount }) => [dueDate, amount]);

describe('a schedule', () => {
	it('chains: each date starts from the line above, so the order matters', () => {
		const first = { percent: '30', days: 10 } as const;
		const second = { percent: '70', rule: 'daysThenEndOfMonth', days: 90 } as const;
		expect(shown([first, second])).toEqual([
			['2026-03-20', 36_00],
			['2026-06-30', 84_00],
		]);
		expect(shown([second, first])).toEqual([
			['2026-06-30', 84_00],
			['2026-07-10', 36_00],
		]);
	});

	it('counts from a date of its own where it names one', () => {
		const dates = { orderDate: '2026-02-01', deliveryDate: '2026-03-05', 'letter of credit': '2026-04-01' };
		const lines: TermLine[] = [
			{ percent: '10', from: 'orderDate' },
			{ percent: '20', from: 'deliveryDate', days: 5 },
			{ percent: '20', from: 'endOfDeliveryMonth', days: 5 },
			{ percent: '20', from: 'letter of credit', days: 5 },
			{ percent: '20', from: 'documentDate', days: 5 },
			{ date: '2026-12-24' },
		];
		expect(build(lines, 100_00, dates).map(({ dueDate }) => dueDate)).toEqual([
			'2026-02-01',
			'2026-03-10',
			'2026-04-05',
			'2026-04-06',
			'2026-03-15',
			'2026-12-24',
		]);
	});

	it('waits for a date that nobody knows yet, and what is chained to it waits too', () => {
		const made = build([{ percent: '50', from: 'letter of credit' }, { days: 30 }]);
		expect(made.map(({ dueDate, awaits }) => [dueDate, awaits])).toEqual([
			[null, 'letter of credit'],
			[null, 'letter of credit'],
		]);
		expect(lastDueDate(made)).toBeNull();
	});

	it('takes the document date for the order date of what was not ordered before', () => {
		expect(shown([{ from: 'orderDate', days: 1 }])).toEqual([['2026-03-11', 120_00]]);
	});

	it('puts each date off holidays, and the next line counts from there', () => {
		const lines: TermLine[] = [{ percent: '50', days: 4 }, { days: 1 }];
		const made = buildSchedule({ lines, holidays: { '2026-03-14': '2026-03-16' } }, total(100_00), {
			documentDate,
		});
		expect(made.map(({ dueDate }) => dueDate)).toEqual(['2026-03-16', '2026-03-17']);
	});

	it('lets the last line take what rounding leaves', () => {
		expect(
			shown([{ percent: '33.34' }, { percent: '33.33' }, { percent: '33.33' }], 547).map(
				([, amount]) => amount,
			),
		).toEqual([182, 182, 183]);
		expect(
			shown([{ divisor: 3 }, { divisor: 3 }, { divisor: 3 }], 10_00).map(([, amount]) => amount),
		).toEqual([333, 333, 334]);
	});

	it('never gives a line more than is left, and leaves lines without anything out', () => {
		expect(shown([{ amount: '100' }, { amount: '100' }, {}])).toEqual([
			[documentDate, 100_00],
			[documentDate, 20_00],
		]);
		expect(build([{ amount: '100' }, { amount: '20' }, {}]).map(({ position }) => position)).toEqual([1, 2]);
	});

	it('takes the net, the rest and the sign of the total', () => {
		expect(shown([{ percentOfNet: '100' }, {}]).map(([, amount]) => amount)).toEqual([100_00, 20_00]);
		expect(shown([{ percent: '50' }, { percentOfRemainder: '50' }, {}]).map(([, amount]) => amount)).toEqual([
			60_00, 30_00, 30_00,
		]);
		expect(shown([{ amount: '50' }, { percent: '10' }, {}], -120_00).map(([, amount]) => amount)).toEqual([
			-50_00, -12_00, -58_00,
		]);
	});

	it('rounds a share to full tens where it is asked to', () => {
		const parts = (roundTo: string, gross: number) =>
			shown([{ percent: '30', roundTo }, {}], gross).map(([, amount]) => amount);
		expect(parts('10', 148_37)).toEqual([40_00, 108_37]);
		expect(parts('10', 150_00)).toEqual([50_00, 100_00]);
		expect(parts('0.5', -101_00)).toEqual([-30_50, -70_50]);
		expect(parts('10', 10_00)).toEqual([10_00]);
	});

	it('is one instalment on the document date where nothing is to be paid', () => {
		expect(shown([{ percent: '30', days: 5 }, { days: 30 }], 0)).toEqual([[documentDate, 0]]);
	});

	it('states the percentage of each line, and of the rest where the others state theirs', () => {
		const percents = (lines: readonly TermLine[]) => build(lines).map(({ percent }) => percent);
		expect(percents([{ percent: '30' }, {}])).toEqual(['30', '70']);
		expect(percents([{ divisor: 3 }, {}])).toEqual(['33.3333', '66.6667']);
		expect(percents([{ amount: '10' }, { percent: '20' }, {}])).toEqual([null, '20', null]);
	});

	it('makes twelve monthly payments (prélèvement en 12 échéances)', () => {
		const lines = Array.from({ length: 12 }, (): TermLine => ({
			divisor: 12,
			rule: 'dayOfFollowingMonth',
			onDay: [5],
		}));
		const made = shown(lines, 1_000_00);
		expect(made[0]).toEqual(['2026-04-05', 83_33]);
		expect(made[11]).toEqual(['2027-03-05', 83_37]);
	});

	it('knows what fell due before a day', () => {
		const made = build([{ percent: '30', days: 10 }, { days: 30 }]);
		expect(dueBefore(made, '2026-03-20')).toBe(0);
		expect(dueBefore(made, '2026-03-21')).toBe(36_00);
		expect(dueBefore(made, '2026-04-20')).toBe(120_00);
		expect(lastDueDate(made)).toBe('2026-04-19');
	});
});

const share = fc.oneof(
	fc.record({ percent: fc.integer({ min: 0, max: 2500 }).map((basis) => String(basis / 100)) }),
	fc.record({ percentOfNet: fc.integer({ min: 0, max: 100 }).map(String) }),
	fc.record({ percentOfRemainder: fc.integer({ min: 0, max: 99 }).map(String) }),
	fc.record({ amount: fc.integer({ min: 1, max: 500 }).map(String) }),
);
const timing = fc.record(
	{
		rule: fc.constantFrom(...DUE_DATE_RULES),
		months: fc.integer({ min: 0, max: 3 }),
		days: fc.integer({ min: 0, max: 90 }),
		onDay: fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 2 }),
		from: fc.constantFrom('previous', 'documentDate', 'deliveryDate', 'endOfDeliveryMonth', 'unknown'),
	},
	{ requiredKeys: [] },
);
const line: fc.Arbitrary<TermLine> = fc.tuple(share, timing).map(([what, when]) => ({ ...what, ...when }));
/** At most four lines of 25 % each, and the rest. */
const terms = fc
	.tuple(fc.array(line, { maxLength: 4 }), timing)
	.map(([lines, when]): TermLine[] => [...lines, when]);

describe.each(['EUR', 'VND', 'TND', 'JPY'])('any schedule in %s', (currency) => {
	it('sums to the total, with its sign, on dates that are not before what they count from', () => {
		fc.assert(
			fc.property(
				terms,
				fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
				fc.integer({ min: 0, max: 400 }),
				(lines, gross, days) => {
					checkTerms(lines);
					const deliveryDate = addDays(documentDate, days);
					const made = buildSchedule({ lines }, total(gross, currency), { documentDate, deliveryDate });
					expect(made.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
					expect(made.length).toBeGreaterThan(0);
					for (const { amount, dueDate, awaits } of made) {
						expect(Math.sign(amount)).toBe(Math.sign(gross));
						expect((dueDate === null) === (awaits !== null)).toBe(true);
						if (dueDate !== null) expect(dueDate >= documentDate).toBe(true);
					}
				},
			),
		);
	});

	it('of thirds, sevenths and twelfths loses nothing', () => {
		fc.assert(
			fc.property(fc.constantFrom(3, 7, 12), fc.integer({ min: 1, max: 1_000_000 }), (divisor, gross) => {
				const lines = Array.from({ length: divisor }, () => ({ divisor }));
				const made = buildSchedule({ lines }, total(gross, currency), { documentDate });
				expect(made.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
			}),
		);
	});
});

import fc from 'fast-check';
import { addDays } from '../../../domain/dates/calendarDate';
import { assertMode, assertPeriod, assertPeriodicity } from '../../../domain/grouping/assertRun';
import { PERIODICITIES, type Periodicity } from '../../../domain/grouping/grouping';
import { isDue } from '../../../domain/grouping/isDue';
import { isRunDue } from '../../../domain/grouping/isRunDue';
import { periodOf } from '../../../domain/grouping/periodOf';
import { expectComplete, refusalOf } from '../refusalOf';
import { apartOf, group, namesOf, note, reasonsOf } from './notes';

type Row = [Periodicity, string, string, string];

describe('the period of a delivery', () => {
	test.each<Row>([
		['week', '2026-11-30', '2026-11-30', '2026-12-06'],
		['week', '2026-12-04', '2026-11-30', '2026-12-06'],
		['week', '2026-12-06', '2026-11-30', '2026-12-06'],
		['week', '2026-12-07', '2026-12-07', '2026-12-13'],
		['week', '2027-01-01', '2026-12-28', '2027-01-03'],
		['week', '2028-02-29', '2028-02-28', '2028-03-05'],
		['tenDays', '2026-11-01', '2026-11-01', '2026-11-10'],
		['tenDays', '2026-11-10', '2026-11-01', '2026-11-10'],
		['tenDays', '2026-11-11', '2026-11-11', '2026-11-20'],
		['tenDays', '2026-11-20', '2026-11-11', '2026-11-20'],
		['tenDays', '2026-11-21', '2026-11-21', '2026-11-30'],
		['tenDays', '2026-10-31', '2026-10-21', '2026-10-31'],
		['tenDays', '2028-02-29', '2028-02-21', '2028-02-29'],
		['tenDays', '2026-02-28', '2026-02-21', '2026-02-28'],
		['halfMonth', '2026-11-15', '2026-11-01', '2026-11-15'],
		['halfMonth', '2026-11-16', '2026-11-16', '2026-11-30'],
		['halfMonth', '2026-12-31', '2026-12-16', '2026-12-31'],
		['halfMonth', '2028-02-29', '2028-02-16', '2028-02-29'],
		['halfMonth', '2027-02-20', '2027-02-16', '2027-02-28'],
		['month', '2026-11-01', '2026-11-01', '2026-11-30'],
		['month', '2026-12-31', '2026-12-01', '2026-12-31'],
		['month', '2028-02-29', '2028-02-01', '2028-02-29'],
		['month', '2027-02-01', '2027-02-01', '2027-02-28'],
	])('by %s, %s lies in %s to %s', (periodicity, date, from, to) => {
		expect(periodOf(date, periodicity)).toEqual({ from, to });
	});

	test('what is billed on demand has none', () => {
		expect(periodOf('2026-11-30', 'onDemand')).toBeNull();
	});

	const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
	test('holds its day, and the next one begins on the day after it', () => {
		fc.assert(
			fc.property(day, fc.constantFrom(...PERIODICITIES.filter((one) => one !== 'onDemand')), (date, by) => {
				const period = periodOf(date, by);
				expect(period && period.from <= date && date <= period.to).toBe(true);
				const after = addDays(period?.to ?? '', 1);
				expect(periodOf(after, by)?.from).toBe(after);
				expect(periodOf(period?.from ?? '', by)).toEqual(period);
			}),
		);
	});
});

describe('a delivery is due', () => {
	test.each<Row>([
		['week', '2026-11-30', '2026-12-05', '2026-12-06'],
		['tenDays', '2026-11-05', '2026-11-09', '2026-11-10'],
		['tenDays', '2026-10-25', '2026-10-30', '2026-10-31'],
		['halfMonth', '2026-11-15', '2026-11-14', '2026-11-15'],
		['halfMonth', '2028-02-16', '2028-02-28', '2028-02-29'],
		['month', '2026-11-01', '2026-11-29', '2026-11-30'],
		['month', '2028-02-01', '2028-02-28', '2028-02-29'],
		['onDemand', '2026-11-05', '2026-11-04', '2026-11-05'],
	])('by %s, of %s: not on %s, but on %s', (periodicity, date, before, from) => {
		expect(isDue(periodicity, date, before)).toBe(false);
		expect(isDue(periodicity, date, from)).toBe(true);
		expect(isDue(periodicity, date, addDays(from, 40))).toBe(true);
	});
});

test('where months count, a week over the end of one is due with it, and the rest with the week', () => {
	const dueOn = (date: string, onDate: string) => isDue('week', date, onDate, true);
	expect([dueOn('2026-11-30', '2026-11-29'), dueOn('2026-11-30', '2026-11-30')]).toEqual([false, true]);
	expect([dueOn('2026-12-01', '2026-12-05'), dueOn('2026-12-01', '2026-12-06')]).toEqual([false, true]);
	expect(periodOf('2026-12-04', 'week', true)).toEqual({ from: '2026-12-01', to: '2026-12-06' });
});

describe('a run takes', () => {
	const of = (periodicity: Periodicity, date = '2026-11-25') => note(periodicity, { periodicity, date });
	const ALL = PERIODICITIES.map((periodicity) => of(periodicity));

	test('what is due, and says of the rest when it will be', () => {
		const grouping = group(ALL, { onDate: '2026-11-28' });
		expect(namesOf(grouping)).toEqual([]);
		expect(reasonsOf(grouping)).toEqual([
			'week is billed by the week; its week from 23 November ends on 29 November 2026.',
			'month is billed by the month; November 2026 ends on 30 November.',
			'tenDays is billed by ten days; its ten days from 21 November end on 30 November 2026.',
			'onDemand is billed on demand, and this run did not ask for it.',
			'halfMonth is billed by the half-month; its half-month from 16 November ends on 30 November 2026.',
		]);
		expect(namesOf(group(ALL)).flat().sort()).toEqual(['halfMonth', 'month', 'tenDays', 'week']);
	});

	test.each(PERIODICITIES)('only %s where only that was asked for', (periodicity) => {
		const grouping = group(ALL, { periodicities: [periodicity] });
		expect(namesOf(grouping)).toEqual([[periodicity]]);
		expect(new Set(grouping.leftOut.map(({ rule }) => rule))).toEqual(new Set(['grouping.periodicity']));
		expect(reasonsOf(grouping)[0]).toMatch(/ is billed .*; this run takes what is billed /);
	});

	test('picked notes whatever their periodicity, but none of a later day', () => {
		const picked = { onDate: '2026-11-28', picked: true };
		expect(namesOf(group(ALL, picked)).flat()).toHaveLength(PERIODICITIES.length);
		expect(reasonsOf(group([of('month', '2026-12-01')], picked))).toEqual([
			'month is of 1 December 2026, after the day of the run, 28 November 2026.',
		]);
	});

	test('a note that is given twice once, whichever comes first', () => {
		const twice = [note('BL1'), note('BL1', { keys: { currency: 'USD' } })];
		for (const notes of [twice, [...twice].reverse()]) {
			const grouping = group(notes);
			expect(namesOf(grouping)).toEqual([['BL1']]);
			expect(grouping.groups[0]?.keys['currency']).toBe('EUR');
			expect(reasonsOf(grouping)).toEqual(['BL1 stands in the selection twice; it is taken once.']);
		}
	});

	test('nothing that cannot be invoiced, and says why', () => {
		const hindrance = { rule: 'note.invoiced', reason: 'is invoiced already on FA2026-00012' };
		const grouping = group([note('BL1', { hindrance }), note('BL2')], { picked: true });
		expect(namesOf(grouping)).toEqual([['BL2']]);
		expect(grouping.leftOut).toMatchObject([
			{ rule: 'note.invoiced', reason: 'BL1 is invoiced already on FA2026-00012.' },
		]);
	});
});

describe('the calendar month of delivery', () => {
	const week = (name: string, date: string, calendarMonth: boolean) =>
		note(name, { date, periodicity: 'week', calendarMonth });
	const days = ['2026-11-30', '2026-12-01', '2026-12-04'];

	test('parts a week over the end of a month in France, and the reason names both months', () => {
		const notes = days.map((date, index) => week(`BL${index + 1}`, date, true));
		const grouping = group(notes, { onDate: '2026-12-06' });
		expect(namesOf(grouping)).toEqual([['BL1'], ['BL2', 'BL3']]);
		expect(apartOf(grouping)).toEqual([null, 'deliveries of December, group 1 holds those of November']);
		expect(grouping.groups.map(({ keys }) => keys['calendarMonth'])).toEqual(['2026-11', '2026-12']);
	});

	test('parts nothing elsewhere', () => {
		const notes = days.map((date, index) => week(`BL${index + 1}`, date, false));
		const grouping = group(notes, { onDate: '2026-12-06' });
		expect(namesOf(grouping)).toEqual([['BL1', 'BL2', 'BL3']]);
		expect(grouping.groups[0]?.keys).not.toHaveProperty('calendarMonth');
	});

	test('names the years where they differ, and further keys before it', () => {
		const notes = [
			note('BL1', { date: '2025-11-30', calendarMonth: true }),
			note('BL2', { calendarMonth: true, keys: { currency: 'USD' } }),
		];
		expect(apartOf(group(notes))[1]).toBe(
			'different currency than group 1; deliveries of November 2026, group 1 holds those of November 2025',
		);
	});
});

describe('a periodic run is due', () => {
	const weekly = { weekday: 5 };
	const monthly = { dayOfMonth: 31 };
	test.each([
		['on its weekday', weekly, '2020-07-02', '2020-07-03', true],
		['not twice on it', weekly, '2020-07-03', '2020-07-03', false],
		['not before it', weekly, '2020-06-26', '2020-07-02', false],
		['after it, where it was missed', weekly, '2020-07-02', '2020-07-05', true],
		['for the first time on its weekday', weekly, null, '2020-07-03', true],
		['for the first time on no other day', weekly, null, '2020-07-04', false],
		['on the last day of a shorter month', monthly, '2020-05-31', '2020-06-30', true],
		['on 29 February of a leap year', monthly, '2028-01-31', '2028-02-29', true],
		['not on the 28th of a leap year', monthly, '2028-01-31', '2028-02-28', false],
		['not before its day', monthly, '2020-05-31', '2020-06-29', false],
		['in the next month, where it was missed', monthly, '2020-05-31', '2020-07-02', true],
		['not again once it was made late', monthly, '2020-07-02', '2020-07-03', false],
		['for the first time from its day on', { dayOfMonth: 15 }, null, '2020-06-30', true],
		['for the first time not before its day', { dayOfMonth: 15 }, null, '2020-06-11', false],
		['over the end of a year', { dayOfMonth: 20 }, '2026-12-19', '2027-01-05', true],
	])('%s', (_when, schedule, lastRun, today, due) => {
		expect(isRunDue(schedule, lastRun, today)).toBe(due);
	});

	test.each([
		[{ weekday: 0 }, null, '2020-07-03', 'grouping.schedule'],
		[{ weekday: 8 }, null, '2020-07-03', 'grouping.schedule'],
		[{ dayOfMonth: 32 }, null, '2020-07-03', 'grouping.schedule'],
		[{ dayOfMonth: 1.5 }, null, '2020-07-03', 'grouping.schedule'],
		[{ dayOfMonth: 1 }, '2020-06-31', '2020-07-03', 'grouping.date'],
		[{ dayOfMonth: 1 }, null, 'today', 'grouping.date'],
	])('%p, last on %p, on %p is refused as %s', (schedule, lastRun, today, rule) => {
		const refusal = refusalOf(() => isRunDue(schedule, lastRun, today));
		expectComplete(refusal);
		expect(refusal.rule).toBe(rule);
	});
});

describe('bad input is refused', () => {
	test.each([
		[
			'an unknown periodicity',
			() => assertPeriodicity('fortnight', 'periodicity'),
			'grouping.periodicity',
			/halfMonth/,
		],
		[
			'one of a run',
			() => group([], { periodicities: ['never' as 'week'] }),
			'grouping.periodicity',
			/tenDays/,
		],
		['an unknown mode', () => assertMode('all', 'mode'), 'grouping.mode', /perOrder/],
		['one of a run', () => group([], { mode: 'all' as 'grouped' }), 'grouping.mode', /grouped/],
		[
			'a day of the run that does not exist',
			() => group([], { onDate: '2026-02-29' }),
			'grouping.date',
			/YYYY-MM-DD/,
		],
		[
			'a period that ends before it begins',
			() => assertPeriod({ from: '2026-11-30', until: '2026-11-01' }),
			'grouping.period',
			/Exchange/,
		],
		['a period of no date', () => assertPeriod({ from: '30/11/2026' }), 'grouping.date', /YYYY-MM-DD/],
	])('%s', (_what, call, rule, fix) => {
		const refusal = refusalOf(call);
		expectComplete(refusal);
		expect(refusal.rule).toBe(rule);
		expect(refusal.fix).toMatch(fix);
	});

	test('a period of one day, or open at an end, is one', () => {
		assertPeriod({ from: '2026-11-30', until: '2026-11-30' });
		assertPeriod({ until: '2026-11-30' });
		expect(() => assertPeriod({})).not.toThrow();
	});
});

import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/dates/calendarDate';
import { addMonths, endOfMonth, withDay } from '../../../domain/dates/monthDates';
import { computeDueDate } from '../../../domain/terms/computeDueDate';
import { DUE_DATE_RULES, WEEKDAYS, type DueDateRule } from '../../../domain/terms/paymentTerms';
import { postponeHolidays } from '../../../domain/terms/postponeHolidays';

describe('a due date', () => {
	/** From the date: 45 days then end of month, end of month then 45 days, 30 days end of month, the same on the 10th. */
	it.each([
		['2026-01-15', '2026-03-31', '2026-03-17', '2026-02-28', '2026-03-10'],
		['2026-01-31', '2026-03-31', '2026-03-17', '2026-03-31', '2026-04-10'],
		['2026-02-28', '2026-04-30', '2026-04-14', '2026-03-31', '2026-04-10'],
		['2026-11-21', '2027-01-31', '2027-01-14', '2026-12-31', '2027-01-10'],
		['2024-01-31', '2024-03-31', '2024-03-16', '2024-03-31', '2024-04-10'],
	])('of %s has two readings of "days end of month"', (from, daysFirst, monthFirst, thirty, onTenth) => {
		expect(computeDueDate(from, { rule: 'daysThenEndOfMonth', days: 45 })).toBe(daysFirst);
		expect(computeDueDate(from, { rule: 'endOfMonthThenDays', days: 45 })).toBe(monthFirst);
		expect(computeDueDate(from, { rule: 'daysThenEndOfMonth', days: 30 })).toBe(thirty);
		expect(computeDueDate(from, { rule: 'daysThenEndOfMonth', days: 30, onDay: [10] })).toBe(onTenth);
	});

	it.each<[string, DueDateRule, string]>([
		['2026-01-31', {}, '2026-01-31'],
		['2026-01-31', { months: 1 }, '2026-02-28'],
		['2024-01-31', { months: 1 }, '2024-02-29'],
		['2026-01-31', { months: 1, days: 30 }, '2026-03-30'],
		['2026-01-31', { weeks: 2, days: 1 }, '2026-02-15'],
		['2026-02-28', { rule: 'endOfMonthThenDays', months: 1 }, '2026-03-31'],
		['2026-12-05', { rule: 'dayOfFollowingMonth', onDay: [15] }, '2027-01-15'],
		['2026-01-10', { rule: 'dayOfFollowingMonth', onDay: [31] }, '2026-02-28'],
		['2026-01-10', { rule: 'dayOfFollowingMonth' }, '2026-02-01'],
		['2026-02-10', { onDay: [31] }, '2026-02-28'],
		['2026-01-11', { onDay: [10, 5] }, '2026-02-05'],
		['2026-01-05', { onDay: [5] }, '2026-01-05'],
		['2026-11-22', { onWeekday: 'sunday' }, '2026-11-22'],
		['2026-11-22', { onWeekday: 'monday' }, '2026-11-23'],
		['2026-11-22', { days: 1, onWeekday: 'sunday' }, '2026-11-29'],
		['1969-12-30', { onWeekday: 'monday' }, '1970-01-05'],
		['2026-10-20', { startDay: 15 }, '2026-11-15'],
		['2026-10-20', { startMonth: 3, startDay: 31 }, '2027-03-31'],
		['2026-10-20', { startDay: 1, days: 30 }, '2026-10-31'],
	])('of %s by %j is %s', (from, rule, due) => expect(computeDueDate(from, rule)).toBe(due));

	const rules: fc.Arbitrary<DueDateRule> = fc.record(
		{
			rule: fc.constantFrom(...DUE_DATE_RULES),
			months: fc.integer({ min: 0, max: 36 }),
			weeks: fc.integer({ min: 0, max: 10 }),
			days: fc.integer({ min: 0, max: 200 }),
			onDay: fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
			onWeekday: fc.constantFrom(...WEEKDAYS),
			startMonth: fc.integer({ min: 1, max: 12 }),
			startDay: fc.integer({ min: 1, max: 31 }),
		},
		{ requiredKeys: [] },
	);
	const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

	it('is never before its reference', () => {
		fc.assert(
			fc.property(dates, rules, (from, rule) => expect(computeDueDate(from, rule) >= from).toBe(true)),
		);
	});

	it('falls on the day of the week that is asked for', () => {
		fc.assert(
			fc.property(dates, fc.constantFrom(...WEEKDAYS), (from, onWeekday) => {
				const due = new Date(`${computeDueDate(from, { onWeekday })}T00:00:00Z`);
				expect(WEEKDAYS[(due.getUTCDay() + 6) % 7]).toBe(onWeekday);
			}),
		);
	});

	it('goes by whole months: as many steps as months', () => {
		fc.assert(
			fc.property(dates, fc.integer({ min: 0, max: 500 }), (from, months) => {
				const first = withDay(from, 1);
				let step = first;
				for (let index = 0; index < months; index += 1) step = addDays(endOfMonth(step), 1);
				expect(addMonths(first, months)).toBe(step);
				expect(daysBetween(withDay(addMonths(from, months), 1), addMonths(from, months))).toBeLessThan(31);
			}),
		);
	});
});

describe('a holiday', () => {
	const holidays = { '2026-12-25': '2026-12-26', '2026-12-26': '2026-12-28', '2026-12-31': '2026-12-30' };

	it('puts the date off, again where that is a holiday too', () => {
		expect(postponeHolidays('2026-12-25', holidays)).toBe('2026-12-28');
		expect(postponeHolidays('2026-12-24', holidays)).toBe('2026-12-24');
	});

	it('never moves a date back', () => expect(postponeHolidays('2026-12-31', holidays)).toBe('2026-12-31'));
});

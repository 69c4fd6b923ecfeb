import fc from 'fast-check';
import { addDays } from '../../domain/dates/calendarDate';
import { fiscalYearPeriod, monthPeriod } from '../../domain/dates/periods';

test.each([
	['2026-03', '2026-03-01', '2026-03-31'],
	['2026-12', '2026-12-01', '2026-12-31'],
	['2026-02', '2026-02-01', '2026-02-28'],
	['2028-02', '2028-02-01', '2028-02-29'],
])('month %s goes from %s to %s', (month, from, to) => {
	expect(monthPeriod(month)).toEqual({ from, to });
});

test.each([
	[2026, 1, '2026-01-01', '2026-12-31'],
	[2026, 4, '2026-04-01', '2027-03-31'],
	[2026, 12, '2026-12-01', '2027-11-30'],
	[2027, 3, '2027-03-01', '2028-02-29'],
])('fiscal year %i that starts in month %i goes from %s to %s', (year, start, from, to) => {
	expect(fiscalYearPeriod(year, start)).toEqual({ from, to });
});

test('fiscal years follow one another without a gap and without an overlap', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1900, max: 2998 }), fc.integer({ min: 1, max: 12 }), (year, start) => {
			expect(addDays(fiscalYearPeriod(year, start).to, 1)).toBe(fiscalYearPeriod(year + 1, start).from);
		}),
	);
});

import fc from 'fast-check';
import {
	addDays,
	dateInZone,
	daysBetween,
	isCalendarDate,
	isTimeZone,
} from '../../domain/dates/calendarDate';

describe('a calendar date', () => {
	it.each(['2026-01-01', '2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (date) =>
		expect(isCalendarDate(date)).toBe(true),
	);

	it.each([
		'2026-02-29',
		'1900-02-29',
		'2026-02-30',
		'2026-13-01',
		'2026-00-10',
		'2026-04-31',
		'2026-1-1',
		'26-01-01',
		'2026/01/01',
		'01.02.2026',
		'2026-01-01T00:00:00Z',
		' 2026-01-01',
		'2026-01-01\n',
		'2026-W01-1',
		'2026-060',
		'',
	])('%j does not', (date) => expect(isCalendarDate(date)).toBe(false));

	it('crosses months, years and leap days', () => {
		expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
		expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
		expect(addDays('2026-03-10', 30)).toBe('2026-04-09');
		expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
	});

	it('moved by days is as many days away, whatever the clock change or the zone of the process', () => {
		const date = fc
			.date({
				min: new Date(Date.UTC(1970, 0, 1)),
				max: new Date(Date.UTC(2199, 11, 31)),
				noInvalidDate: true,
			})
			.map((day) => day.toISOString().slice(0, 10));
		fc.assert(
			fc.property(date, fc.integer({ min: -5000, max: 5000 }), (start, days) => {
				const moved = addDays(start, days);
				expect(daysBetween(start, moved)).toBe(days);
				expect(isCalendarDate(moved)).toBe(true);
				expect(Math.sign(days)).toBe(moved > start ? 1 : moved < start ? -1 : 0);
			}),
		);
	});
});

describe('the date at an instant', () => {
	it.each([
		['2026-09-30T23:10:00.000Z', 'Europe/Paris', '2026-10-01'],
		['2026-09-30T21:59:59.999Z', 'Europe/Paris', '2026-09-30'],
		['2026-09-30T22:00:00.000Z', 'Europe/Paris', '2026-10-01'],
		['2026-12-31T23:30:00.000Z', 'Europe/Paris', '2027-01-01'],
		['2026-03-10T17:00:00.000Z', 'Asia/Ho_Chi_Minh', '2026-03-11'],
		['2026-03-10T16:59:59.000Z', 'Asia/Ho_Chi_Minh', '2026-03-10'],
		['2026-03-10T05:00:00.000Z', 'America/Los_Angeles', '2026-03-09'],
		['2024-02-29T00:30:00.000Z', 'UTC', '2024-02-29'],
	])('%s in %s is %s', (instant, zone, date) => expect(dateInZone(instant, zone)).toBe(date));

	it('is not guessed from nonsense', () => {
		expect(() => dateInZone('yesterday', 'UTC')).toThrow(RangeError);
		expect(() => dateInZone('2026-01-01T00:00:00Z', 'Paris')).toThrow(RangeError);
	});

	it('knows the names of zones', () => {
		expect(['Europe/Paris', 'Asia/Ho_Chi_Minh', 'UTC'].every(isTimeZone)).toBe(true);
		expect(['Paris', 'Mars/Olympus', ''].some(isTimeZone)).toBe(false);
	});
});

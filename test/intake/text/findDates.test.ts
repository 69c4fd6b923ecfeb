import { findDates } from '../../../intake/text/findDates';
import { groupRows } from '../../../intake/text/groupRows';
import { guessDateOrder } from '../../../intake/text/guessDateOrder';
import { pageOf } from '../support/pageOf';

const datesOf = (text: string) => groupRows([pageOf(text)]).flatMap(findDates);
const first = (text: string) => datesOf(text)[0]?.dayFirst;

test.each([
	['2026-03-04', '2026-03-04'],
	['04.03.2026', '2026-03-04'],
	['31/12/2017', '2017-12-31'],
	['30-12-16 13:56', '2016-12-30'],
	['20260815', '2026-08-15'],
	['02 Juillet 2015', '2015-07-02'],
	['1er août 2024', '2024-08-01'],
	['7. Mai 2014', '2014-05-07'],
	['5. März 2021', '2021-03-05'],
	['19 april 2014', '2014-04-19'],
	['September 3 , 2014', '2014-09-03'],
	['Feb 1, 2024', '2024-02-01'],
	['2-Jul-2015', '2015-07-02'],
	['3rd of March 2020', '2020-03-03'],
	['10 de febrero de 2023', '2023-02-10'],
	['Ngày 15 tháng 06 năm 2024', '2024-06-15'],
	['Ngày (date) 15 tháng (month) 6 năm (year) 2024', '2024-06-15'],
])('%s', (text, date) => {
	expect(first(text)).toBe(date);
});

test.each(['31/02/2026', '99/99/2026', '1.234,56', '12 Box 2024', '192.168.10.11'])(
	'%s is no date',
	(text) => {
		expect(datesOf(text)).toEqual([]);
	},
);

test('day and month that may change places keep both readings', () => {
	expect(datesOf('03/04/2026')[0]).toMatchObject({ dayFirst: '2026-04-03', monthFirst: '2026-03-04' });
	expect(datesOf('03/20/2026')[0]).toMatchObject({ dayFirst: undefined, monthFirst: '2026-03-20' });
});

test.each([
	['another date that has one reading', '03/04/2026   25/04/2026', 'en', undefined, 'dayFirst'],
	['another date of the other kind', '03/04/2026   04/25/2026', 'en', undefined, 'monthFirst'],
	['the language', '03/04/2026', 'fr', undefined, 'dayFirst'],
	['the country', '03/04/2026', 'en', 'US', 'monthFirst'],
	['another country', '03/04/2026', 'en', 'GB', 'dayFirst'],
	['nothing', '03/04/2026', 'en', undefined, undefined],
	['dates that contradict each other', '25/04/2026   04/25/2026', 'en', undefined, undefined],
	['a date that says nothing', '03/04/2026   2026-04-25', 'en', undefined, undefined],
] as const)('the order is told by %s', (_, text, language, country, order) => {
	expect(guessDateOrder(datesOf(text), language, country)).toBe(order);
});

import type { CalendarDate } from '../dates/calendarDate';
import type { DatedRate, RateTable } from './interest';

/**
 * Published rates. Sources: decisions of the ECB on its main refinancing operations; half-yearly orders on the legal
 * interest rate of France (arrêtés relatifs à la fixation du taux de l'intérêt légal), professional creditors and
 * private persons. What is not known is left out: it is never guessed from the rate before.
 */
export const PUBLISHED_RATES: RateTable = {
	ecbMainRefinancing: [
		rate('2022-12-21', '2023-02-07', '2.5'),
		rate('2023-02-08', '2023-03-21', '3'),
		rate('2023-03-22', '2023-05-09', '3.5'),
		rate('2023-05-10', '2023-06-20', '3.75'),
		rate('2023-06-21', '2023-08-01', '4'),
		rate('2023-08-02', '2023-09-19', '4.25'),
		rate('2023-09-20', '2024-06-11', '4.5'),
		rate('2024-06-12', '2024-09-17', '4.25'),
		rate('2024-09-18', '2024-10-22', '3.65'),
		rate('2024-10-23', '2024-12-17', '3.4'),
		rate('2024-12-18', '2025-02-04', '3.15'),
		rate('2025-02-05', '2025-03-11', '2.9'),
		rate('2025-03-12', '2025-04-22', '2.65'),
		rate('2025-04-23', '2025-06-10', '2.4'),
		rate('2025-06-11', '2026-06-16', '2.15'),
		// The last day for which it is known; a later one is a question, not this rate.
		rate('2026-06-17', '2026-11-21', '2.4'),
	],
	legalFranceBusiness: [
		rate('2023-01-01', '2023-06-30', '2.06'),
		rate('2023-07-01', '2023-12-31', '4.22'),
		rate('2024-01-01', '2024-06-30', '5.07'),
		rate('2024-07-01', '2024-12-31', '4.92'),
		rate('2025-01-01', '2025-06-30', '3.71'),
		rate('2025-07-01', '2025-12-31', '2.76'),
		rate('2026-01-01', '2026-06-30', '2.62'),
	],
};

function rate(from: CalendarDate, until: CalendarDate, percent: string): DatedRate {
	return { from, until, percent };
}

/** The published rates with those that a company adds; its own come last and so win. */
export function extendRates(own: RateTable = {}, published: RateTable = PUBLISHED_RATES): RateTable {
	const names = new Set([...Object.keys(published), ...Object.keys(own)]);
	return Object.fromEntries(
		[...names].map((name) => [name, [...ratesOf(published, name), ...ratesOf(own, name)]]),
	);
}

/** The rate that holds on a day; undefined where none is known. */
export function findRate(table: RateTable, name: string, on: CalendarDate): DatedRate | undefined {
	return ratesOf(table, name).findLast(({ from, until }) => from <= on && on <= until);
}

function ratesOf(table: RateTable, name: string): readonly DatedRate[] {
	return Object.hasOwn(table, name) ? (table[name] ?? []) : [];
}

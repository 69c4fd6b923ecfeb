import type { DateMatch, DateOrder } from './findDates';
import type { Language } from './labels';

/** English is written with either order; all other languages that are read here put the day first. */
const BOTH_ORDERS: ReadonlySet<Language> = new Set(['en']);
/** Countries that put the month first. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US']);

/**
 * Whether the day or the month comes first: told by a date of the document that can be read in one way only, else by
 * its language, else by the country that its numbers, money and addresses speak of. Never guessed: undefined means that
 * a person must say.
 */
export function guessDateOrder(
	dates: readonly DateMatch[],
	language: Language | undefined,
	country: string | undefined,
): DateOrder | undefined {
	const dayFirst = dates.filter(
		(date) => date.dayFirst !== undefined && date.monthFirst === undefined && isOfDigits(date),
	);
	const monthFirst = dates.filter((date) => date.monthFirst !== undefined && date.dayFirst === undefined);
	if (dayFirst.length > 0 !== monthFirst.length > 0) return dayFirst.length > 0 ? 'dayFirst' : 'monthFirst';
	if (language !== undefined && !BOTH_ORDERS.has(language)) return 'dayFirst';
	if (country === undefined) return undefined;
	return MONTH_FIRST.has(country) ? 'monthFirst' : 'dayFirst';
}

/** `31/12/2025`; not `2025-12-31`, nor a month in letters, which say nothing about the order. */
function isOfDigits({ row, start, end }: DateMatch): boolean {
	return /^\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]/.test(row.text.slice(start, end));
}

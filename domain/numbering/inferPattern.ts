import type { CalendarDate } from '../dates/calendarDate';
import { refuse } from '../refusal';
import type { Reset } from './pattern';

export interface InferredPattern {
	readonly pattern: string;
	readonly reset: Reset;
	/** The number after the last one, in the period of the last date. */
	readonly nextNumber: number;
}

/** Four digits are looked for first: 2016 is a year before 16 is one. */
const YEARS = ['YYYY', 'YY'] as const;

/**
 * Reads how a former system wrote its numbers from its last one, so that the series can go on: the last group of
 * digits is the counter; the year, and the month after it, of the last date are tokens where they stand before it.
 *
 * @throws Refusal `number.noCounter` when the number has no digits to count on.
 */
export function inferPattern(lastNumber: string, lastDate: CalendarDate): InferredPattern {
	const text = lastNumber.trim();
	for (const year of YEARS) {
		const found = withYear(text, lastDate, year);
		if (found) return found;
	}
	const counter = /(\d+)(\D*)$/.exec(text);
	const digits = counter?.[1];
	if (!counter || digits === undefined) {
		refuse({
			rule: 'number.noCounter',
			field: 'lastNumber',
			message: `The number '${lastNumber}' has no digits to count on.`,
			fix: 'Give the last number exactly as your former system wrote it, such as FA2026-00417.',
		});
	}
	const before = text.slice(0, counter.index);
	return made(before, digits, counter[2] ?? '', 'never');
}

function withYear(
	text: string,
	date: CalendarDate,
	token: (typeof YEARS)[number],
): InferredPattern | undefined {
	const year = token === 'YYYY' ? date.slice(0, 4) : date.slice(2, 4);
	const month = date.slice(5, 7);
	// Two digits in the middle of digit groups are no year: 045-16-0001.
	const start = token === 'YYYY' ? '^(|.*?\\D)' : '^(|\\D*[^\\d])';
	const end = '(\\D+)(\\d+)(\\D*)$';
	const forms = [
		{ form: `${start}(${year})(\\D?)(${month})${end}`, tokens: [`{${token}}`, '{MM}'], reset: 'monthly' },
		{ form: `${start}(${month})(\\D?)(${year})${end}`, tokens: ['{MM}', `{${token}}`], reset: 'monthly' },
		{ form: `${start}(${year})()()${end}`, tokens: [`{${token}}`, ''], reset: 'yearly' },
	] as const;
	for (const { form, tokens, reset } of forms) {
		const groups = new RegExp(form).exec(text);
		if (!groups) continue;
		const [, prefix = '', , between = '', , sign = '', digits = '', suffix = ''] = groups;
		return made(`${prefix}${tokens[0]}${between}${tokens[1]}${sign}`, digits, suffix, reset);
	}
	return undefined;
}

function made(before: string, digits: string, after: string, reset: Reset): InferredPattern {
	return { pattern: `${before}{SEQ:${digits.length}}${after}`, reset, nextNumber: Number(digits) + 1 };
}

import { refuse } from '../refusal';
import type { CalendarDate } from '../dates/calendarDate';

/** When a series starts again at 1. The period is part of the series' lock and of its uniqueness. */
export const RESETS = ['never', 'yearly', 'monthly'] as const;
export type Reset = (typeof RESETS)[number];

/** The period that a date falls into: `` (never), `2026` (yearly), `2026-11` (monthly). */
export function periodOf(date: CalendarDate, reset: Reset): string {
	if (reset === 'yearly') return date.slice(0, 4);
	if (reset === 'monthly') return date.slice(0, 7);
	return '';
}

const TOKEN = /\{(YYYY|YY|MM|SEQ(?::(\d{1,2}))?)\}/g;

/**
 * Writes a number from its pattern. Tokens: `{YYYY}` `{YY}` `{MM}` of the document date, `{SEQ:5}` the counter
 * padded to five digits (a longer counter is never cut).
 */
export function formatNumber(pattern: string, date: CalendarDate, sequence: number): string {
	return pattern.replace(TOKEN, (_token, name: string, width?: string) => {
		if (name === 'YYYY') return date.slice(0, 4);
		if (name === 'YY') return date.slice(2, 4);
		if (name === 'MM') return date.slice(5, 7);
		return String(sequence).padStart(Number(width ?? 1), '0');
	});
}

/**
 * A pattern must hold one counter, and every part of the period it restarts with: otherwise the first invoice
 * of January would bear the number of last January's.
 */
export function checkPattern(pattern: string, reset: Reset): void {
	const tokens = [...pattern.matchAll(TOKEN)].map((match) => match[1] ?? '');
	const counters = tokens.filter((token) => token.startsWith('SEQ')).length;
	const hasYear = tokens.includes('YYYY') || tokens.includes('YY');
	if (counters !== 1) {
		refuse({
			rule: 'series.patternCounter',
			field: 'pattern',
			message: `The pattern '${pattern}' has ${counters} counters; it must have exactly one.`,
			fix: 'Write the counter as {SEQ:5}, for example FA{YYYY}-{SEQ:5}.',
		});
	}
	const missing = (reset !== 'never' && !hasYear) || (reset === 'monthly' && !tokens.includes('MM'));
	if (missing || /[{}]/.test(pattern.replace(TOKEN, ''))) {
		refuse({
			rule: 'series.patternPeriod',
			field: 'pattern',
			message: `The pattern '${pattern}' does not name the period that a ${reset} series restarts with, or has an unknown token.`,
			fix: 'Use {YYYY} or {YY} for a yearly series, and {MM} as well for a monthly one.',
		});
	}
}

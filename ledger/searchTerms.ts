import { isCurrency } from '../domain/money/currencies';
import type { Decimal } from '../domain/money/decimal';
import { foldText } from './searchText';

/**
 * A part of what a person typed: a word, or an amount with all its groups and signs. A document fits when each term
 * fits; a term fits as it was typed, or as an amount: `1 234,50 €` is 1234.50 EUR, or else that very text.
 */
export interface SearchTerm {
	/** Folded, with single spaces. */
	readonly text: string;
	readonly amounts: readonly Decimal[];
	/** Of the amounts, where a sign or a code stood beside them. */
	readonly currency: string | undefined;
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '₫': 'VND', d: 'VND', '£': 'GBP' };
/** Digits and what people put between them, with a sign before or after. */
const NUMERIC = /^([€₫£$])?(\d[\d.,'’]*)([€₫£$]|d|[a-z]{3})?$/;
const FIRST_GROUP = /^\d{1,3}$/;
const NEXT_GROUP = /^(\d{3}(?:[.,]\d{1,4})?)([€₫£$]|d|[a-z]{3})?$/;

export function searchTerms(search: string): SearchTerm[] {
	const words = foldText(search)
		.split(' ')
		.filter((word) => word !== '');
	const terms: SearchTerm[] = [];
	for (let at = 0; at < words.length;) {
		const found = amountAt(words, at);
		const length = found?.length ?? 1;
		const text = words.slice(at, at + length).join(' ');
		terms.push({ text, amounts: found?.amounts ?? [], currency: found?.currency });
		at += length;
	}
	return terms;
}

interface FoundAmount extends Pick<SearchTerm, 'amounts' | 'currency'> {
	/** Number of words that belong to it. */
	readonly length: number;
}

/** The amount that begins at a word. */
function amountAt(words: readonly string[], start: number): FoundAmount | undefined {
	const before = isMarker(words[start]) && NUMERIC.test(words[start + 1] ?? '') ? words[start] : undefined;
	let next = before === undefined ? start : start + 1;
	const [, prefix, head, suffix] = NUMERIC.exec(words[next] ?? '') ?? [];
	if (head === undefined || !isMarkerOrNone(suffix)) return undefined;
	next += 1;
	let digits = head;
	let marker = before ?? prefix ?? suffix;
	while (suffix === undefined && FIRST_GROUP.test(head)) {
		const [, group, sign] = NEXT_GROUP.exec(words[next] ?? '') ?? [];
		if (group === undefined || !isMarkerOrNone(sign)) break;
		digits += group;
		next += 1;
		marker ??= sign;
		if (sign !== undefined || group.length > 3) break;
	}
	if (marker === undefined && isMarker(words[next])) {
		marker = words[next];
		next += 1;
	}
	const amounts = readingsOf(digits);
	if (amounts.length === 0) return undefined;
	return { length: next - start, amounts, currency: currencyOf(marker) };
}

function isMarkerOrNone(word: string | undefined): boolean {
	return word === undefined || isMarker(word);
}

function isMarker(word: string | undefined): boolean {
	return word === '$' || currencyOf(word) !== undefined;
}

/** A dollar sign stands for many currencies, and so for none. */
function currencyOf(marker: string | undefined): string | undefined {
	if (marker === undefined || marker === '$') return undefined;
	const code = SIGNS[marker] ?? marker.toUpperCase();
	return isCurrency(code) ? code : undefined;
}

/** `1.234,50` → 1234.50; `1.234` → 1234 (thousands) or 1.234 (a currency of three decimals). */
function readingsOf(typed: string): Decimal[] {
	const digits = typed.replace(/['’]/g, '').replace(/[.,]$/, '');
	const readings = [withoutGroups(digits)];
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last >= 0 && digits.indexOf(digits[last] ?? '') === last) {
		const whole = withoutGroups(digits.slice(0, last));
		if (whole !== undefined) readings.push(`${whole}.${digits.slice(last + 1)}`);
	}
	return readings.filter((reading) => reading !== undefined);
}

/** The digits alone, where separators stand only before groups of three. */
function withoutGroups(digits: string): string | undefined {
	return /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?$|^\d+$/.test(digits) ? digits.replace(/[.,]/g, '') : undefined;
}

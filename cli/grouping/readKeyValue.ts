import { Exact, isPlainDecimal, toDecimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { KeyValue } from '../../domain/grouping/grouping';
import { fold } from './words';

const NONE = new Set(['', 'none', 'aucun', 'aucune', 'null']);
const YES = new Set(['true', 'yes', 'oui', 'vrai', '1']);
const NET = new Set(['ht', 'net', 'taxexcluded', 'false']);
const GROSS = new Set(['ttc', 'gross', 'taxincluded', 'true']);

type Reading = (value: KeyValue) => KeyValue;

/** Keys whose values are written in several ways that mean the same. All others are compared as they stand. */
const READINGS: Readonly<Record<string, Reading>> = {
	currency: (value) => (typeof value === 'string' ? value.toUpperCase() : value),
	// No cash discount, and one of nothing, are the same.
	cashDiscountRate: (value) => decimalOf(value ?? '0'),
	exchangeRate: decimalOf,
	insured: (value) => YES.has(fold(String(value))),
	footerNatures: (value) =>
		(Array.isArray(value) ? (value as KeyValue[]) : value === null ? [] : [value]).map(natureOf),
	priceBasis: (value) =>
		NET.has(fold(String(value))) ? 'net' : GROSS.has(fold(String(value))) ? 'gross' : value,
};

/** Keys that mean something where they are missing. */
export const READ_WHERE_MISSING = ['cashDiscountRate', 'insured'] as const;

/**
 * Reads what a note holds under a key, so that the same thing is written in one way.
 *
 * @throws Refusal `grouping.value` for what is no value to compare
 */
export function readKeyValue(key: string, value: unknown, field: string): KeyValue {
	const plain = plainOf(value, field, DEEPEST);
	return READINGS[key]?.(plain) ?? plain;
}

const DEEPEST = 6;
const LONGEST = 2000;

/** Numbers are codes and rates here, and are compared as their text. */
function plainOf(value: unknown, field: string, deeper: number): KeyValue {
	if (value === null || value === undefined) return null;
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string' && value.length <= LONGEST)
		return NONE.has(value.trim().toLowerCase()) ? null : value.trim();
	if (typeof value !== 'object' || deeper === 0) {
		refuse({
			rule: 'grouping.value',
			field,
			message: `'${field}' is too long or nested too deeply to be compared.`,
			fix: `Give a text of at most ${LONGEST} characters, a list of texts, or an address.`,
		});
	}
	if (Array.isArray(value)) return value.map((member) => plainOf(member, field, deeper - 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [name, plainOf(member, field, deeper - 1)]),
	);
}

function decimalOf(value: KeyValue): KeyValue {
	const text = typeof value === 'string' ? value.replace(/\s*%$/, '').replace(',', '.') : '';
	return isPlainDecimal(text) ? toDecimal(new Exact(text)) : value;
}

/** A charge is told apart by its nature; what it costs does not count. */
function natureOf(charge: KeyValue): KeyValue {
	return typeof charge === 'object' && charge !== null && 'nature' in charge
		? (charge.nature ?? null)
		: charge;
}

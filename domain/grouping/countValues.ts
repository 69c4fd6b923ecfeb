import { canonicalJson } from '../canonicalJson';
import type { KeyValue } from './grouping';

/** Gives a value its number: equal values have one number, and nothing has 0. */
export type Counter = (value: KeyValue) => number;

/**
 * Numbers the values of one key as they come. Numbers compare at once, and a signature of them is short, whatever
 * the values are; the value before is the likeliest to come again.
 *
 * @param isSet neither order nor repetition of the members counts, and an empty set is nothing
 */
export function countValues(isSet: boolean): Counter {
	// A text and the JSON of another value may be written alike.
	const [texts, others] = [new Map<string, number>(), new Map<string, number>()];
	let count = 0;
	const numberOf = (numbers: Map<string, number>, text: string) => {
		let number = numbers.get(text);
		if (number === undefined) numbers.set(text, (number = count += 1));
		return number;
	};
	let last: KeyValue = null;
	let lastNumber = 0;
	return (value) => {
		if (isSame(value, last)) return lastNumber;
		last = value;
		if (value === null || (isSet && isList(value) && value.length === 0)) lastNumber = 0;
		else if (typeof value === 'string') lastNumber = numberOf(texts, value);
		else lastNumber = numberOf(others, isSet && isList(value) ? setOf(value) : canonicalJson(value));
		return lastNumber;
	};
}

function setOf(members: readonly KeyValue[]): string {
	return `[${[...new Set(members.map((member) => canonicalJson(member)))].sort().join(',')}]`;
}

function isList(value: KeyValue): value is readonly KeyValue[] {
	return Array.isArray(value);
}

/** True only for equal values; false for some that are equal, which then are looked up. */
function isSame(one: KeyValue, other: KeyValue): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	if (isList(one) || isList(other)) {
		if (!isList(one) || !isList(other)) return false;
		return one.length === other.length && one.every((member, at) => member === other[at]);
	}
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => one[name] !== undefined && one[name] === other[name])
	);
}

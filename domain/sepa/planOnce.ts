import type { CheckedCreditor, Rules } from './findings';

/** Remembers the outcome for each creditor as it was given. */
export function planOnce(): Rules['creditors'] {
	const checked = new WeakMap<object, CheckedCreditor>();
	return (given, check) => {
		const known = checked.get(given);
		if (known) return known;
		const made = check();
		checked.set(given, made);
		return made;
	};
}

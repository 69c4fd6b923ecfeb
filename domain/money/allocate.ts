import { Exact } from './decimal';
import type { Minor } from './minor';

/**
 * Splits an amount over shares by largest remainder: the parts always sum to the amount, equal remainders go
 * to the earlier share, a share of zero gets nothing, a negative amount mirrors the positive one.
 *
 * @throws RangeError when shares are negative or all zero: there is nothing to share by.
 */
export function allocate(amount: Minor, shares: readonly Minor[]): Minor[] {
	const total = shares.reduce((sum, share) => sum.plus(share), new Exact(0));
	if (shares.some((share) => share < 0) || total.eq(0)) {
		throw new RangeError('Shares must be zero or more, and not all zero');
	}
	const sign = amount < 0 ? -1 : 1;
	const exact = shares.map((share) => new Exact(Math.abs(amount)).times(share).div(total));
	const parts = exact.map((part) => Number(part.round(0, 0).toFixed(0)));
	let left = Math.abs(amount) - parts.reduce((sum, part) => sum + part, 0);
	const byRemainder = exact
		.map((part, index) => ({ index, remainder: part.minus(part.round(0, 0)) }))
		.filter(({ index }) => (shares[index] ?? 0) > 0)
		.sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
	for (const { index } of byRemainder) {
		if (left === 0) break;
		parts[index] = (parts[index] ?? 0) + 1;
		left -= 1;
	}
	return parts.map((part) => (part === 0 ? 0 : sign * part));
}

import type { ExactNumber } from './decimal';
import { roundMinor, type Minor } from './minor';

/**
 * Rounds exact amounts (in the minor unit) so that they sum to `total`: each half away from zero, then single units
 * go to those that rounding has moved furthest the other way, the earlier one first. Amounts may be of either sign.
 *
 * @param total what the exact amounts sum to once that sum is rounded; further off, the units go round again
 */
export function roundToSum(exacts: readonly ExactNumber[], total: Minor): Minor[] {
	const parts = exacts.map(roundMinor);
	let left = total - parts.reduce((sum, part) => sum + part, 0);
	const step = Math.sign(left);
	const order = exacts
		.map((exact, index) => ({ index, moved: exact.minus(parts[index] ?? 0).times(step) }))
		.filter(({ index }) => !exacts[index]?.eq(0))
		.sort((a, b) => b.moved.cmp(a.moved) || a.index - b.index);
	if (left !== 0 && order.length === 0) throw new RangeError(`Nothing of ${total} can be shared over zeros`);
	for (let turn = 0; left !== 0; turn += 1) {
		const { index } = order[turn % order.length] as { index: number };
		parts[index] = (parts[index] ?? 0) + step;
		left -= step;
	}
	return parts;
}

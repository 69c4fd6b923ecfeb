import { Exact, type ExactNumber } from '../money/decimal';
import { roundMinor, type Minor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import { grossOf, type TaxGroup } from './taxGroups';

/**
 * A share of taxed amounts whose gross is what counts (a discount on the gross, a deposit asked in gross): the gross of
 * each rate is shared so that the sum is `target`, each tax is prorated and rounded, and the net is the difference.
 *
 * @param share of the amounts, 0 to 1; `target` ÷ gross where nothing more exact is known
 */
export function prorateGross(groups: readonly TaxGroup[], target: Minor, share?: ExactNumber): TaxGroup[] {
	const gross = grossOf(groups);
	if (gross === 0) return groups.map((group) => ({ ...group, base: 0, tax: 0 }));
	const exactShare = share ?? new Exact(target).div(gross);
	const grosses = roundToSum(
		groups.map(({ base, tax }) => new Exact(base).plus(tax).times(target).div(gross)),
		target,
	);
	return groups.map((group, index) => {
		const tax = roundMinor(exactShare.times(group.tax));
		return { ...group, base: (grosses[index] ?? 0) - tax, tax };
	});
}

import { groupKey } from '../amounts/taxGroups';
import { fromMinor, minorToFixed } from '../money/minor';
import { unless, type InvoiceRule } from './finding';

/** Rules of the profile EXTENDED beside those of EN 16931. */
export const EXTENDED_RULES: readonly InvoiceRule[] = [
	{
		// A hundredth for each amount that bears the rate, where EN 16931 takes nearly a whole unit.
		rule: 'BR-FXEXT-S-09',
		term: 'BT-117',
		find: ({ taxes, lines, allowancesAndCharges, currency }) =>
			taxes.flatMap(({ category, rate, base, tax }) => {
				const key = groupKey(category, rate);
				const bearers = [...lines, ...allowancesAndCharges].filter(
					(one) => groupKey(one.category, one.rate) === key,
				);
				const off = fromMinor(base, currency).times(rate).div(100).minus(fromMinor(tax, currency)).abs();
				return unless(
					off.times(100).lte(bearers.length),
					'taxRounding',
					`The VAT at ${rate} % is ${minorToFixed(tax, currency)} ${currency}, ${off.toFixed(4)} off base × rate; the profile EXTENDED takes 0.01 for each of its ${bearers.length} lines and charges.`,
					'Write it in the profile EN 16931.',
				);
			}),
	},
];

import type { DocumentTotals } from '../documents/document';
import { sumMinor } from '../money/minor';
import { baseOf, mergeGroups, type TaxGroup } from './taxGroups';

/** Totals with lines more, or less where they are negated, whose tax is their own: deposits that are taken back. */
export function addGroups(totals: DocumentTotals, groups: readonly TaxGroup[]): DocumentTotals {
	const added = baseOf(groups);
	const net = sumMinor([totals.net, added]);
	const tax = sumMinor([totals.tax, ...groups.map((group) => group.tax)]);
	return {
		...totals,
		lines: sumMinor([totals.lines, added]),
		net,
		tax,
		gross: sumMinor([net, tax]),
		taxLines: mergeGroups(totals.taxLines, groups),
	};
}

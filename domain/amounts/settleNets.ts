import type { DocumentLine, TaxRounding } from '../documents/document';
import { Exact } from '../money/decimal';
import { sumMinor, roundMinor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import { groupKey, taxWithin, type TaxGroup } from './taxGroups';

export interface GrossLine extends Pick<DocumentLine, 'taxCategory' | 'taxRate'> {
	readonly gross: number;
}

/**
 * Nets of lines whose prices include VAT (tarif TTC). With rounding per document the VAT of a rate is taken out of the
 * sum of its lines, and the nets share what is left, so that the printed nets sum to the base (BR-CO-13); with rounding
 * per line each gives its own.
 */
export function settleNets(
	lines: readonly GrossLine[],
	rounding: TaxRounding,
): { readonly nets: number[]; readonly groups: TaxGroup[] } {
	const nets = lines.map(() => 0);
	const indexes = Map.groupBy(lines.keys(), (index) => {
		const { taxCategory, taxRate } = lines[index] as GrossLine;
		return groupKey(taxCategory, taxRate);
	});
	const groups = [...indexes.values()].map((members) => {
		const { taxCategory: category, taxRate: rate } = lines[members[0] ?? 0] as GrossLine;
		const grosses = members.map((index) => lines[index]?.gross ?? 0);
		const gross = sumMinor(grosses);
		const within = (amount: number) => roundMinor(taxWithin(amount, rate));
		const tax = rounding === 'document' ? within(gross) : sumMinor(grosses.map((amount) => within(amount)));
		const base = gross - tax;
		const parts =
			rounding === 'document'
				? roundToSum(
						grosses.map((amount) => new Exact(amount).minus(taxWithin(amount, rate))),
						base,
					)
				: grosses.map((amount) => amount - within(amount));
		for (const [at, index] of members.entries()) nets[index] = parts[at] ?? 0;
		return { category, rate, base, tax };
	});
	return { nets, groups };
}

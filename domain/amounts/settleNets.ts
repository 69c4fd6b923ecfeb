import type { DocumentLine, TaxRounding } from '../documents/document';
import { Exact, type Decimal } from '../money/decimal';
import { sumMinor, roundMinor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import { groupKey, taxWithin, type TaxGroup } from './taxGroups';

export interface GrossLine extends Pick<DocumentLine, 'net' | 'netIsRest' | 'taxCategory' | 'taxRate'> {
	readonly gross: number;
}

/**
 * Nets of lines whose prices include VAT (tarif TTC). With rounding per document the VAT of a rate is taken out of the
 * sum of its lines, and the nets share what is left, so that the printed nets sum to the base (BR-CO-13); with rounding
 * per line each gives its own. A net that is a rest stays.
 */
export function settleNets(
	lines: readonly GrossLine[],
	rounding: TaxRounding,
): { readonly nets: number[]; readonly groups: TaxGroup[] } {
	const nets = lines.map(({ net }) => net);
	const indexes = Map.groupBy(lines.keys(), (index) => {
		const { taxCategory, taxRate } = lines[index] as GrossLine;
		return groupKey(taxCategory, taxRate);
	});
	const groups = [...indexes.values()].map((members) => {
		const { taxCategory: category, taxRate: rate } = lines[members[0] ?? 0] as GrossLine;
		const open = members.filter((index) => lines[index]?.netIsRest !== true);
		const settled = netsWithin(
			open.map((index) => lines[index]?.gross ?? 0),
			rate,
			rounding,
		);
		for (const [at, index] of open.entries()) nets[index] = settled[at] ?? 0;
		const gross = sumMinor(members.map((index) => lines[index]?.gross ?? 0));
		const base = sumMinor(members.map((index) => nets[index] ?? 0));
		return { category, rate, base, tax: gross - base };
	});
	return { nets, groups };
}

function netsWithin(grosses: readonly number[], rate: Decimal, rounding: TaxRounding): number[] {
	if (rounding === 'line') return grosses.map((amount) => amount - roundMinor(taxWithin(amount, rate)));
	const gross = sumMinor(grosses);
	return roundToSum(
		grosses.map((amount) => new Exact(amount).minus(taxWithin(amount, rate))),
		gross - roundMinor(taxWithin(gross, rate)),
	);
}

import type { TaxCategory, TaxRounding } from '../documents/document';
import { Exact, type Decimal, type ExactNumber } from '../money/decimal';
import { fromMinor, roundToMinor, sumMinor, type Minor } from '../money/minor';

/** Amounts of one VAT category and rate. */
export interface TaxGroup {
	readonly category: TaxCategory;
	readonly rate: Decimal;
	readonly base: Minor;
	readonly tax: Minor;
}

/** Anything that carries VAT, already rounded. */
export interface Taxed {
	readonly net: Minor;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

/** Exact products where a division would have to be cut off. */
export const ONE_PERCENT = new Exact('0.01');

export const groupKey = (category: TaxCategory, rate: Decimal) =>
	`${category} ${rate.includes('.') ? new Exact(rate).toFixed() : rate}`;

export function taxOn(base: Minor, rate: Decimal, currency: string): Minor {
	return roundToMinor(fromMinor(base, currency).times(rate).times(ONE_PERCENT), currency);
}

/** The exact VAT, in the minor unit, that an amount with VAT contains. */
export function taxWithin(gross: Minor, rate: Decimal): ExactNumber {
	return new Exact(gross).times(rate).div(new Exact(100).plus(rate));
}

/**
 * VAT by category and rate, in the order of appearance: once for each base (`document`), or on each member of
 * `parts` and then summed (`line`). The amounts of one part that bear the same VAT are taxed together.
 */
export function groupTaxes(
	parts: ReadonlyArray<readonly Taxed[]>,
	currency: string,
	rounding: TaxRounding,
): TaxGroup[] {
	const groups = new Map<string, { category: TaxCategory; rate: Decimal; bases: Minor[] }>();
	for (const part of parts) {
		const touched = new Map<string, Minor>();
		for (const { net, taxCategory, taxRate } of part) {
			const key = groupKey(taxCategory, taxRate);
			if (!groups.has(key)) groups.set(key, { category: taxCategory, rate: taxRate, bases: [] });
			touched.set(key, (touched.get(key) ?? 0) + net);
		}
		for (const [key, net] of touched) groups.get(key)?.bases.push(net);
	}
	return [...groups.values()].map(({ category, rate, bases }) => {
		const base = sumMinor(bases);
		const tax =
			rounding === 'document'
				? taxOn(base, rate, currency)
				: sumMinor(bases.map((part) => taxOn(part, rate, currency)));
		return { category, rate, base, tax };
	});
}

/** Adds groups of the same category and rate up, bases and taxes as they are. */
export function mergeGroups(...lists: ReadonlyArray<readonly TaxGroup[]>): TaxGroup[] {
	const merged = new Map<string, TaxGroup>();
	for (const group of lists.flat()) {
		const key = groupKey(group.category, group.rate);
		const before = merged.get(key) ?? { ...group, base: 0, tax: 0 };
		merged.set(key, {
			...before,
			base: sumMinor([before.base, group.base]),
			tax: sumMinor([before.tax, group.tax]),
		});
	}
	return [...merged.values()];
}

/** What a line that brings its own tax adds to its rate. */
export function groupOfLine({
	taxCategory,
	taxRate,
	net,
	tax = 0,
}: Taxed & { readonly tax?: Minor }): TaxGroup {
	return { category: taxCategory, rate: taxRate, base: net, tax };
}

export const negateGroups = (groups: readonly TaxGroup[]): TaxGroup[] =>
	groups.map((group) => ({ ...group, base: -group.base, tax: -group.tax }));

export const grossOf = (groups: readonly TaxGroup[]): Minor =>
	sumMinor(groups.flatMap(({ base, tax }) => [base, tax]));

export const baseOf = (groups: readonly TaxGroup[]): Minor => sumMinor(groups.map(({ base }) => base));

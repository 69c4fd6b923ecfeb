import type {
	DocumentDiscount,
	DocumentLine,
	DocumentTotals,
	FooterCharge,
	TaxAllowance,
	TaxRounding,
} from '../documents/document';
import { sumMinor } from '../money/minor';
import { applyDiscount, isGrossAuthoritative } from './applyDiscount';
import { computeOtherTax } from './computeOtherTax';
import { settleNets } from './settleNets';
import {
	baseOf,
	groupKey,
	groupOfLine,
	groupTaxes,
	mergeGroups,
	type Taxed,
	type TaxGroup,
} from './taxGroups';

/** What the amounts of a document depend on, beside its lines. */
export interface AmountRules {
	readonly currency: string;
	readonly taxRounding: TaxRounding;
	readonly priceBasis: 'net' | 'gross';
	readonly charges: readonly FooterCharge[];
	readonly discount?: DocumentDiscount | undefined;
}

/** A line as far as amounts go. */
export type AmountLine = Pick<
	DocumentLine,
	'kind' | 'quantity' | 'net' | 'gross' | 'netIsRest' | 'tax' | 'taxCategory' | 'taxRate' | 'otherTaxes'
>;

/**
 * Amounts of a whole document. Lines come with their own amount rounded: `net`, or `gross` where prices include VAT.
 *
 * In all of it, for each rate: base = nets − allowances + charges + other taxes, and gross = base + tax. `document`
 * rounding (EN 16931, BR-CO-17): tax = round(base × rate). `line` rounding: each line's tax is rounded, then summed.
 * Where the gross counts (prices with VAT, a discount on the gross, deposits) the tax follows from the gross, and a line
 * with a `tax` of its own (a deposit) keeps it.
 *
 * @returns the lines with their nets and other taxes, and the totals
 */
export function settleAmounts<L extends AmountLine>(
	rules: AmountRules,
	lines: readonly L[],
): { readonly lines: L[]; readonly totals: DocumentTotals } {
	const { currency, taxRounding } = rules;
	const priced =
		rules.priceBasis === 'gross' ? withNets(lines, taxRounding) : { lines: [...lines], groups: undefined };
	const settled = priced.lines.map((line) => withOtherTaxes(line, currency));
	const goods = settled.filter(isGoods);
	const fixed = settled.filter(({ tax }) => tax !== undefined).map(groupOfLine);
	const extras = [...goods.map(({ otherTaxes = [] }) => otherTaxes.map(taxed)), ...rules.charges.map(alone)];
	const goodsGroups = priced.groups ?? groupTaxes(goods.map(single), currency, taxRounding);
	const discounted = rules.discount ? applyDiscount(goodsGroups, rules.discount, rules) : goodsGroups;
	const separate =
		rules.priceBasis === 'gross' ||
		(rules.discount !== undefined && isGrossAuthoritative(rules.discount, rules));
	const groups = separate
		? mergeGroups(discounted, groupTaxes(extras, currency, taxRounding), fixed)
		: mergeGroups(togetherTaxed(rules, goods, discounted, extras), fixed);
	return { lines: settled, totals: totalsOf(rules, settled, goodsGroups, discounted, groups) };
}

const isGoods = (line: AmountLine) => line.kind !== 'note' && line.tax === undefined;
const single = ({ net, taxCategory, taxRate }: Taxed): Taxed[] => [{ net, taxCategory, taxRate }];
const taxed = ({ amount, taxCategory, taxRate }: Omit<FooterCharge, 'nature' | 'label'>): Taxed => ({
	net: amount,
	taxCategory,
	taxRate,
});
const alone = (charge: FooterCharge): Taxed[] => [taxed(charge)];

/** Lines, other taxes and charges of one rate share one base and one rounding, or one rounding a line. */
function togetherTaxed(
	{ currency, taxRounding, discount, charges }: AmountRules,
	goods: readonly AmountLine[],
	discounted: readonly TaxGroup[],
	extras: ReadonlyArray<readonly Taxed[]>,
): TaxGroup[] {
	if (discount === undefined) {
		const parts = goods.map((line) => [...single(line), ...(line.otherTaxes ?? []).map(taxed)]);
		return groupTaxes([...parts, ...charges.map(alone)], currency, taxRounding);
	}
	const bases = discounted.map(({ base, category, rate }) => [
		{ net: base, taxCategory: category, taxRate: rate },
	]);
	return groupTaxes([...bases, ...extras], currency, 'document');
}

function withNets<L extends AmountLine>(lines: readonly L[], rounding: TaxRounding) {
	const goods = lines.filter(isGoods);
	const { nets, groups } = settleNets(
		goods.map((line) => ({ ...line, gross: line.gross ?? line.net })),
		rounding,
	);
	const netOf = new Map(goods.map((line, index) => [line, nets[index] ?? 0]));
	return { lines: lines.map((line) => ({ ...line, net: netOf.get(line) ?? line.net })), groups };
}

function withOtherTaxes<L extends AmountLine>(line: L, currency: string): L {
	if (line.otherTaxes === undefined) return line;
	return {
		...line,
		otherTaxes: line.otherTaxes.map((tax) =>
			tax.isRest === true ? tax : { ...tax, amount: computeOtherTax(tax, line, currency) },
		),
	};
}

/** Members that a document has no use for are left out: what was hashed without them stays as it was. */
function totalsOf(
	rules: AmountRules,
	lines: readonly AmountLine[],
	before: readonly TaxGroup[],
	after: readonly TaxGroup[],
	taxLines: readonly TaxGroup[],
): DocumentTotals {
	const counted = lines.filter((line) => line.kind !== 'note');
	const lineTotal = sumMinor(counted.map((line) => line.net));
	const chargeTotal = sumMinor(rules.charges.map((charge) => charge.amount));
	const otherTaxes = sumMinor(counted.flatMap((line) => (line.otherTaxes ?? []).map((tax) => tax.amount)));
	const allowances = allowancesOf(before, after);
	const net = baseOf(taxLines);
	const tax = sumMinor(taxLines.map((line) => line.tax));
	return {
		lines: lineTotal,
		charges: chargeTotal,
		...(counted.some((line) => line.otherTaxes !== undefined) ? { otherTaxes } : {}),
		...(rules.discount === undefined
			? {}
			: { allowance: sumMinor(allowances.map(({ amount }) => amount)), allowances }),
		net,
		tax,
		gross: sumMinor([net, tax]),
		taxLines,
	};
}

function allowancesOf(before: readonly TaxGroup[], after: readonly TaxGroup[]): TaxAllowance[] {
	const left = new Map(after.map(({ category, rate, base }) => [groupKey(category, rate), base]));
	return before.flatMap(({ category, rate, base }) => {
		const amount = base - (left.get(groupKey(category, rate)) ?? 0);
		return amount === 0 ? [] : [{ category, rate, amount }];
	});
}

import { canonicalJson } from '../canonicalJson';
import type { BillingDocument, DocumentLine, DocumentTotals, TaxLine } from '../documents/document';
import type { LineLink } from '../documents/remaining';
import { Exact } from '../money/decimal';
import { sumMinor, type Minor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import { groupKey } from './taxGroups';

/** A document that is used up in parts (an invoice by credit notes), and the parts that it has given so far. */
export interface Whole {
	readonly document: Pick<BillingDocument, 'lines' | 'totals' | 'charges'>;
	readonly parts: ReadonlyArray<Pick<BillingDocument, 'lines' | 'totals' | 'charges'>>;
	/** From lines of the whole into lines of the parts. */
	readonly links: readonly LineLink[];
}

/** A new line and the line of the whole that it takes from. */
export interface TakenLine {
	readonly source: DocumentLine;
	readonly line: DocumentLine;
}

/**
 * Lets the part that uses up a line take what is left of its amounts, and a part before it no more than that: however
 * a document is cut, the parts sum to it to the smallest unit, and never exceed it on the way.
 */
export function takeRestOfLine(whole: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.kind === 'note') return line;
	const take = taker(whole, { source, line });
	const [net, gross, tax] = [take(netOf), take(grossOf), take(taxOf)];
	const taken: DocumentLine = {
		...line,
		...(line.gross === undefined ? { net } : { gross }),
		...(line.tax === undefined ? {} : { tax }),
	};
	const isPlain = taken.net === line.net && taken.gross === line.gross;
	return isPlain ? taken : { ...taken, amountIsRest: true };
}

/** The same for the other taxes of a line, once their plain amounts are known. */
export function takeRestOfOtherTaxes(whole: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.otherTaxes === undefined) return line;
	const take = taker(whole, { source, line });
	const otherTaxes = line.otherTaxes.map((tax, index) => {
		const amount = take((one) => one.otherTaxes?.[index]?.amount);
		return amount === tax.amount ? tax : { ...tax, amount, isRest: true as const };
	});
	return { ...line, otherTaxes };
}

type AmountOfLine = (line: DocumentLine) => Minor | undefined;

/** What is taken of one amount of a line: all that is left of it with the last of its quantity, else at most that. */
function taker({ parts, links }: Whole, { source, line }: TakenLine): (of: AmountOfLine) => Minor {
	const before = links.filter((link) => link.fromLineId === source.id);
	const made = new Map(parts.flatMap((part) => part.lines.map((one) => [one.id, one] as const)));
	const earlier = before.flatMap((link) => made.get(link.toLineId) ?? []);
	const used = before.reduce((sum, link) => sum.plus(link.quantity), new Exact(line.quantity));
	const isLast = used.gte(source.quantity);
	return (of) => {
		const rest = (of(source) ?? 0) - sumMinor(earlier.map((one) => of(one) ?? 0));
		return isLast ? rest : nearerToZero(of(line) ?? 0, rest);
	};
}

const netOf = ({ net }: DocumentLine) => net;
const grossOf = ({ gross }: DocumentLine) => gross;
const taxOf = ({ tax }: DocumentLine) => tax;

/** Says of totals that are not what the lines give that they are a rest. */
export function markRest(totals: DocumentTotals, plain: DocumentTotals): DocumentTotals {
	return canonicalJson(totals) === canonicalJson(plain) ? totals : { ...totals, isRest: true };
}

/** True when every line and every charge of the whole is used up by its parts and this last one. */
export function usesUp(
	{ document, parts, links }: Whole,
	taken: readonly TakenLine[],
	charges: BillingDocument['charges'],
): boolean {
	const quantities = new Map<string, ReturnType<typeof sumQuantity>>();
	for (const { fromLineId, quantity } of links)
		quantities.set(fromLineId, sumQuantity(quantities.get(fromLineId), quantity));
	for (const { source, line } of taken)
		quantities.set(source.id, sumQuantity(quantities.get(source.id), line.quantity));
	const charged = [...parts.flatMap((part) => part.charges), ...charges].map(({ amount }) => amount);
	return (
		document.lines.every(
			(line) => line.kind === 'note' || (quantities.get(line.id) ?? new Exact(0)).gte(line.quantity),
		) && sumMinor(charged) === sumMinor(document.charges.map(({ amount }) => amount))
	);
}

const sumQuantity = (sum = new Exact(0), quantity: string) => sum.plus(quantity);

/** Totals of the whole less those of its parts: what the last part has. */
export function restOfTotals({ document, parts }: Whole): DocumentTotals {
	const { instalments: _schedule, isRest: _rest, ...totals } = document.totals;
	const less = (of: (one: DocumentTotals) => Minor | undefined): Minor =>
		(of(totals) ?? 0) - sumMinor(parts.map((part) => of(part.totals) ?? 0));
	const taxLines = totals.taxLines.map((line) => {
		const same = parts.flatMap((part) => part.totals.taxLines.filter(sameTax(line)));
		return {
			...line,
			base: line.base - sumMinor(same.map(({ base }) => base)),
			tax: line.tax - sumMinor(same.map(({ tax }) => tax)),
		};
	});
	const allowances = totals.allowances?.map((one) => {
		const same = parts.flatMap((part) => (part.totals.allowances ?? []).filter(sameTax(one)));
		return { ...one, amount: one.amount - sumMinor(same.map(({ amount }) => amount)) };
	});
	return {
		...totals,
		lines: less((one) => one.lines),
		charges: less((one) => one.charges),
		...(totals.otherTaxes === undefined ? {} : { otherTaxes: less((one) => one.otherTaxes) }),
		...(allowances === undefined ? {} : { allowance: less((one) => one.allowance), allowances }),
		net: less((one) => one.net),
		tax: less((one) => one.tax),
		gross: less((one) => one.gross),
		taxLines: taxLines.filter(({ base, tax }) => base !== 0 || tax !== 0),
	};
}

/**
 * Where the bases of a rate meet, the rest of the tax is the right tax; before that, at most the rest. Where prices
 * include VAT, the grosses meet first, and then base and tax are both what is left.
 */
export function capGroup({ document, parts }: Whole, group: TaxLine, priceBasis: 'net' | 'gross'): TaxLine {
	const original = document.totals.taxLines.find(sameTax(group));
	if (!original) return group;
	const earlier = parts.flatMap((part) => part.totals.taxLines.filter(sameTax(group)));
	const [base, tax] = [sumMinor(earlier.map((one) => one.base)), sumMinor(earlier.map((one) => one.tax))];
	const rest = { base: original.base - base, tax: original.tax - tax };
	const meets =
		priceBasis === 'gross' ? group.base + group.tax === rest.base + rest.tax : group.base === rest.base;
	if (meets) return { ...group, ...rest };
	const isWithin = Math.abs(group.base) < Math.abs(rest.base);
	return isWithin ? { ...group, tax: nearerToZero(group.tax, rest.tax) } : group;
}

/** Nets of lines so that, with charges, other taxes and allowances, they sum to the base of each rate. */
export function fitNets(
	lines: readonly DocumentLine[],
	totals: DocumentTotals,
	charges: BillingDocument['charges'],
): DocumentLine[] {
	const nets = new Map(lines.map((line) => [line.id, line.net]));
	for (const group of totals.taxLines) {
		const own = lines.filter((line) => line.kind !== 'note' && line.tax === undefined && bears(line, group));
		const fixed = lines.filter((line) => line.tax !== undefined && bears(line, group));
		const extras = [...lines.flatMap(({ otherTaxes = [] }) => otherTaxes), ...charges];
		const target =
			group.base +
			sumMinor((totals.allowances ?? []).filter(sameTax(group)).map(({ amount }) => amount)) -
			sumMinor(extras.filter((extra) => bears(extra, group)).map(({ amount }) => amount)) -
			sumMinor(fixed.map(({ net }) => net));
		if (own.every(({ net }) => net === 0)) continue;
		const fitted = roundToSum(
			own.map(({ net }) => new Exact(net)),
			target,
		);
		own.forEach(({ id }, index) => nets.set(id, fitted[index] ?? 0));
	}
	return lines.map((line) => ({ ...line, net: nets.get(line.id) ?? line.net }));
}

const bears = ({ taxCategory, taxRate }: Pick<DocumentLine, 'taxCategory' | 'taxRate'>, group: Keyed) =>
	groupKey(taxCategory, taxRate) === groupKey(group.category, group.rate);

/** Many small parts, each rounded up, would otherwise exceed the whole. */
function nearerToZero(amount: Minor, left: Minor): Minor {
	return Math.abs(amount) > Math.abs(left) ? left : amount;
}

type Keyed = Pick<TaxLine, 'category' | 'rate'>;

const sameTax = (one: Keyed) => (other: Keyed) =>
	groupKey(one.category, one.rate) === groupKey(other.category, other.rate);

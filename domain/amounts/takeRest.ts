import type { BillingDocument, DocumentLine, DocumentTotals, TaxLine } from '../documents/document';
import type { LineLink } from '../documents/remaining';
import { Exact } from '../money/decimal';
import { sumMinor, type Minor } from '../money/minor';
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
export function takeRestOfLine({ parts, links }: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.kind === 'note') return line;
	const before = links.filter((link) => link.fromLineId === source.id);
	const made = new Map(parts.flatMap((part) => part.lines.map((one) => [one.id, one] as const)));
	const earlier = before.flatMap((link) => made.get(link.toLineId) ?? []);
	const used = before.reduce((sum, link) => sum.plus(link.quantity), new Exact(line.quantity));
	const isLast = used.gte(source.quantity);
	const rest = (of: (one: DocumentLine) => Minor | undefined): Minor =>
		(of(source) ?? 0) - sumMinor(earlier.map((one) => of(one) ?? 0));
	const take = (plain: Minor, left: Minor) => (isLast ? left : nearerToZero(plain, left));
	return {
		...line,
		...(line.gross === undefined
			? {
					net: take(
						line.net,
						rest(({ net }) => net),
					),
				}
			: {
					gross: take(
						line.gross,
						rest(({ gross }) => gross),
					),
				}),
		...(line.tax === undefined
			? {}
			: {
					tax: take(
						line.tax,
						rest(({ tax }) => tax),
					),
				}),
	};
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
	const { instalments: _schedule, ...totals } = document.totals;
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

/** Nets and other taxes of the last part's lines: what the parts before have left of them. */
export function restOfNet({ parts, links }: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.kind === 'note') return line;
	const made = new Map(parts.flatMap((part) => part.lines.map((one) => [one.id, one] as const)));
	const earlier = links
		.filter((link) => link.fromLineId === source.id)
		.flatMap((link) => made.get(link.toLineId) ?? []);
	const left = (amount: Minor, of: (one: DocumentLine) => Minor | undefined) =>
		amount - sumMinor(earlier.map((one) => of(one) ?? 0));
	return {
		...line,
		net: left(source.net, ({ net }) => net),
		...(source.otherTaxes === undefined
			? {}
			: {
					otherTaxes: source.otherTaxes.map((tax, index) => ({
						...tax,
						amount: left(tax.amount, (one) => one.otherTaxes?.[index]?.amount),
					})),
				}),
	};
}

/** Where the bases meet, the rest of the tax is the right tax; before that, at most the rest. */
export function capTax({ document, parts }: Whole, line: TaxLine): Minor {
	const original = document.totals.taxLines.find(sameTax(line));
	if (!original) return line.tax;
	const earlier = parts.flatMap((part) => part.totals.taxLines.filter(sameTax(line)));
	const base = sumMinor([line.base, ...earlier.map((one) => one.base)]);
	const left = original.tax - sumMinor(earlier.map(({ tax }) => tax));
	if (base === original.base) return left;
	return Math.abs(base) < Math.abs(original.base) ? nearerToZero(line.tax, left) : line.tax;
}

/** Many small parts, each rounded up, would otherwise exceed the whole. */
function nearerToZero(amount: Minor, left: Minor): Minor {
	return Math.abs(amount) > Math.abs(left) ? left : amount;
}

type Keyed = Pick<TaxLine, 'category' | 'rate'>;

const sameTax = (one: Keyed) => (other: Keyed) =>
	groupKey(one.category, one.rate) === groupKey(other.category, other.rate);

import { canonicalJson } from '../canonicalJson';
import type { BillingDocument, DocumentTotals, TaxAllowance, TaxLine } from '../documents/document';
import { Exact } from '../money/decimal';
import { sumMinor, type Minor } from '../money/minor';
import { nearerToZero, type TakenLine, type Whole } from './takeRest';
import { baseOf, groupKey, grossOf } from './taxGroups';

/** Says of totals that are not what the lines give that they are a rest. */
export function markRest(totals: DocumentTotals, plain: DocumentTotals): DocumentTotals {
	return canonicalJson(totals) === canonicalJson(plain) ? totals : { ...totals, isRest: true };
}

/** True when every line and every charge of the whole is used up by its parts and this last one. */
export function usesUp(
	whole: Whole,
	taken: readonly TakenLine[],
	charges: BillingDocument['charges'],
): boolean {
	const { document, parts } = whole;
	const charged = [...parts.flatMap((part) => part.charges), ...charges].map(({ amount }) => amount);
	return (
		linesLeft(whole, taken).length === 0 &&
		sumMinor(charged) === sumMinor(document.charges.map(({ amount }) => amount))
	);
}

/** Lines of the whole of which something is left after this part. */
function linesLeft({ document, links }: Whole, taken: readonly TakenLine[]) {
	const used = new Map(document.lines.map(({ id }) => [id, new Exact(0)]));
	const add = (id: string, quantity: string) => used.set(id, (used.get(id) ?? new Exact(0)).plus(quantity));
	for (const { fromLineId, quantity } of links) add(fromLineId, quantity);
	for (const { source, line } of taken) add(source.id, line.quantity);
	return document.lines.filter(
		({ id, kind, quantity }) => kind !== 'note' && (used.get(id) ?? new Exact(0)).lt(quantity),
	);
}

/** Totals of the whole less those of its parts: what the last part has. */
export function restOfTotals({ document, parts }: Whole): DocumentTotals {
	const { instalments: _schedule, isRest: _rest, ...totals } = document.totals;
	const less = (of: (one: DocumentTotals) => Minor | undefined): Minor =>
		(of(totals) ?? 0) - sumMinor(parts.map((part) => of(part.totals) ?? 0));
	const taxLines = totals.taxLines.map((line) => {
		const same = parts.flatMap((part) => part.totals.taxLines.filter(sameTax(line)));
		return { ...line, base: line.base - baseOf(same), tax: line.tax - sumMinor(same.map(({ tax }) => tax)) };
	});
	return {
		...totals,
		lines: less((one) => one.lines),
		charges: less((one) => one.charges),
		...(totals.otherTaxes === undefined ? {} : { otherTaxes: less((one) => one.otherTaxes) }),
		...(totals.allowances === undefined
			? {}
			: { allowance: less((one) => one.allowance), allowances: allowancesLeft({ document, parts }) }),
		net: less((one) => one.net),
		tax: less((one) => one.tax),
		gross: less((one) => one.gross),
		taxLines: taxLines.filter(({ base, tax }) => base !== 0 || tax !== 0),
	};
}

/** What is left of the discount, rate by rate: a part may have rounded some of it into a rate where the whole has none. */
function allowancesLeft({ document, parts }: Pick<Whole, 'document' | 'parts'>): TaxAllowance[] {
	const left = new Map<string, TaxAllowance>();
	const add = ({ amount, ...rate }: TaxAllowance, sign: 1 | -1) => {
		const key = groupKey(rate.category, rate.rate);
		left.set(key, { ...rate, amount: (left.get(key)?.amount ?? 0) + sign * amount });
	};
	for (const one of document.totals.allowances ?? []) add(one, 1);
	for (const one of parts.flatMap(({ totals }) => totals.allowances ?? [])) add(one, -1);
	return [...left.values()].filter(({ amount }) => amount !== 0);
}

/**
 * Totals of a part that is not the last. The discount of a rate whose lines it uses up is the rest of it there; where
 * the bases of a rate meet, the rest of its tax is the right tax, and before that, the tax is at most the rest.
 */
export function capTotals(whole: Whole, taken: readonly TakenLine[], plain: DocumentTotals): DocumentTotals {
	const totals = takeRestOfAllowances(whole, taken, plain);
	const taxLines = totals.taxLines.map((group) => capGroup(whole, group));
	const net = baseOf(taxLines);
	const gross = grossOf(taxLines);
	return { ...totals, taxLines, net, tax: gross - net, gross };
}

function takeRestOfAllowances(
	whole: Whole,
	taken: readonly TakenLine[],
	totals: DocumentTotals,
): DocumentTotals {
	if (totals.allowances === undefined) return totals;
	const open = linesLeft(whole, taken).map(({ taxCategory, taxRate }) => groupKey(taxCategory, taxRate));
	const rest = allowancesLeft(whole);
	const amountOf = (list: readonly TaxAllowance[], group: Keyed) => list.find(sameTax(group))?.amount ?? 0;
	const settled = totals.taxLines.map((group) => {
		const plain = amountOf(totals.allowances ?? [], group);
		const isOpen = open.includes(groupKey(group.category, group.rate));
		const amount = isOpen ? plain : amountOf(rest, group);
		return { group: { ...group, base: group.base + plain - amount }, amount };
	});
	const allowances = settled
		.map(({ group: { category, rate }, amount }) => ({ category, rate, amount }))
		.filter(({ amount }) => amount !== 0);
	return {
		...totals,
		allowance: sumMinor(allowances.map(({ amount }) => amount)),
		allowances,
		taxLines: settled.map(({ group }) => group),
	};
}

function capGroup({ document, parts }: Whole, group: TaxLine): TaxLine {
	const original = document.totals.taxLines.find(sameTax(group));
	if (!original) return group;
	const earlier = parts.flatMap((part) => part.totals.taxLines.filter(sameTax(group)));
	const base = original.base - baseOf(earlier);
	const tax = original.tax - sumMinor(earlier.map((one) => one.tax));
	if (group.base === base) return { ...group, tax };
	return Math.abs(group.base) < Math.abs(base) ? { ...group, tax: nearerToZero(group.tax, tax) } : group;
}

type Keyed = Pick<TaxLine, 'category' | 'rate'>;

const sameTax = (one: Keyed) => (other: Keyed) =>
	groupKey(one.category, one.rate) === groupKey(other.category, other.rate);

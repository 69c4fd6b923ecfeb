import { prorateGross } from '../amounts/prorateGross';
import { grossOf, groupKey, mergeGroups, negateGroups, type TaxGroup } from '../amounts/taxGroups';
import { Exact, type ExactNumber } from '../money/decimal';
import { roundMinor, type Minor } from '../money/minor';

/** Groups less other groups, by rate. */
export function subtractGroups(from: readonly TaxGroup[], less: readonly TaxGroup[]): TaxGroup[] {
	return mergeGroups(from, negateGroups(less));
}

/**
 * Amounts of a deposit (acompte) by rate, asked as a gross amount of what no earlier deposit has asked yet: however an
 * order is asked for in deposits, they never exceed it in any rate, and the last one takes exactly the rest.
 *
 * @param share of the whole, where the deposit is the first and was asked as a percentage
 */
export function askDeposit(
	order: readonly TaxGroup[],
	earlier: readonly TaxGroup[],
	target: Minor,
	share: ExactNumber,
): TaxGroup[] {
	const isFirst = earlier.length === 0;
	return withoutEmpty(prorateGross(subtractGroups(order, earlier), target, isFirst ? share : undefined));
}

/** What of a deposit an invoice takes back, each by rate. */
export interface Deduction {
	/** What the deposit was posted for, less what was credited of it. */
	readonly posted: readonly TaxGroup[];
	/** What of that no invoice has taken back yet. */
	readonly rest: readonly TaxGroup[];
	readonly order: readonly TaxGroup[];
	/** What earlier invoices have of the order, before deposits. */
	readonly before: readonly TaxGroup[];
	/** What this invoice has of it. */
	readonly invoice: readonly TaxGroup[];
	/** The same, less other deposits that it takes back. */
	readonly room: readonly TaxGroup[];
	/** What all deposits of the order that are taken back have left, this one among them. */
	readonly outstanding: readonly TaxGroup[];
	/** Nothing of the order is left to invoice afterwards. */
	readonly isLast: boolean;
}

/**
 * The part of a deposit that an invoice takes back (reprise d'acompte): in the proportion of invoice to order, and all
 * that is left on the invoice that uses the order up; rate by rate, never more than the invoice has of it, and never so
 * little that what comes after it had no room for the rest.
 */
export function deductDeposit(deduction: Deduction): TaxGroup[] {
	const { posted, order, before, invoice, room } = deduction;
	const parts = deduction.rest.map((rest) => {
		const of = (groups: readonly TaxGroup[]) => find(groups, rest);
		const usesUp = of(before).base + of(invoice).base >= of(order).base;
		const gross = grossOf([of(order)]);
		const share = gross === 0 ? new Exact(0) : new Exact(grossOf([of(invoice)])).div(gross);
		const proportion = roundMinor(share.times(grossOf([of(posted)])));
		const left = grossOf([rest]);
		const target = deduction.isLast || usesUp ? left : Math.min(left, proportion);
		const [part = rest] = prorateGross([rest], target);
		const later = subtractGroups([of(order)], [of(before), of(invoice)]);
		return within(atLeast(part, rest, subtractGroups([of(deduction.outstanding)], later)), of(room));
	});
	return withoutEmpty(parts);
}

function find(groups: readonly TaxGroup[], { category, rate }: TaxGroup): TaxGroup {
	const key = groupKey(category, rate);
	return (
		groups.find((group) => groupKey(group.category, group.rate) === key) ?? {
			category,
			rate,
			base: 0,
			tax: 0,
		}
	);
}

/** Small amounts round to no VAT, one after the other; what no later invoice could take back is taken now. */
function atLeast(part: TaxGroup, rest: TaxGroup, homeless: readonly TaxGroup[]): TaxGroup {
	const { base, tax } = find(homeless, rest);
	return {
		...part,
		base: Math.max(part.base, Math.min(base, rest.base)),
		tax: Math.max(part.tax, Math.min(tax, rest.tax)),
	};
}

function within(part: TaxGroup, room: TaxGroup): TaxGroup {
	const [base, tax] = [Math.max(room.base, 0), Math.max(room.tax, 0)];
	return { ...part, base: Math.min(part.base, base), tax: Math.min(part.tax, tax) };
}

const withoutEmpty = (groups: readonly TaxGroup[]) =>
	groups.filter(({ base, tax }) => base !== 0 || tax !== 0);

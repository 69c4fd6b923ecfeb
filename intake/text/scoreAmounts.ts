import { Exact } from '../../domain/money/decimal';
import type { AmountMatch } from './findAmounts';
import type { LabelMatch } from './findLabels';
import { CELL_GAP } from './groupRows';
import type { LabelName } from './labels';
import { hasName, type Reading } from './reading';
import { columnOf, isUnder, spanOf } from './relate';

/** What an amount may be. */
export type AmountRole = 'net' | 'tax' | 'gross' | 'due' | 'prepaid' | 'notTotal';
export type Roles = Readonly<Partial<Record<AmountRole, number>>>;

export interface ScoredAmount {
	readonly amount: AmountMatch;
	readonly roles: Roles;
	/** A word for a sum stands in its row, so that it is no amount of a line. */
	readonly isInTotalRow: boolean;
}

/** What a label in the row says; `total` alone is the gross, if nothing says more. */
const IN_ROW: ReadonlyArray<readonly [LabelName, Roles]> = [
	['notTotal', { notTotal: 0.9 }],
	['net', { net: 0.9 }],
	['gross', { gross: 0.9 }],
	['due', { due: 0.9, gross: 0.7 }],
	['tax', { tax: 0.9 }],
	['prepaid', { prepaid: 0.8 }],
	['total', { gross: 0.65, net: 0.4, due: 0.3 }],
];
/** Heads of columns: directly above the amount they say what it is; far above, only in a row of totals. */
const OVER: ReadonlyArray<readonly [LabelName, AmountRole]> = [
	['net', 'net'],
	['gross', 'gross'],
	['tax', 'tax'],
	['due', 'due'],
	['total', 'gross'],
];
const DIRECTLY = 0.8;
const IN_TOTAL_ROW = 0.95;
const FAR_ABOVE = 0.15;
/** Rows between, in heights of the letters. */
const NEAR = 3.5;
const BARE = 0.6;

/** Every amount with what its labels say about it. */
export function scoreAmounts(reading: Reading): ScoredAmount[] {
	return reading.amounts.map((amount) => {
		const inRow = rowLabel(amount, reading);
		const behind = labelBehind(amount, reading);
		const rowRoles = behind === undefined ? rolesOfRow(inRow, amount, reading) : rolesOfLabel(behind);
		const isInTotalRow = inRow !== undefined && hasName(inRow, 'total', 'gross', 'net', 'tax', 'due');
		const columnRoles = rolesOfColumn(amount, inRow, reading);
		const roles = amount.isBare ? weaken(merge(rowRoles, columnRoles), BARE) : merge(rowRoles, columnRoles);
		return { amount, roles, isInTotalRow };
	});
}

/** The nearest label to the left; other amounts may stand between. */
function rowLabel(amount: AmountMatch, { labels }: Reading): LabelMatch | undefined {
	return labels
		.filter(
			(label) => label.row.index === amount.row.index && label.end <= amount.start + 1 && isOfTotals(label),
		)
		.at(-1);
}

const isOfTotals = (label: LabelMatch) => IN_ROW.some(([name]) => hasName(label, name));

/** `29.99 € TTC`: the word behind the amount, in its own cell. */
function labelBehind(amount: AmountMatch, { labels }: Reading): LabelMatch | undefined {
	return labels.find(
		(label) =>
			label.row.index === amount.row.index &&
			label.start >= amount.end &&
			label.start - amount.end <= 2 &&
			!amount.row.text.slice(amount.end, label.start).includes(CELL_GAP) &&
			hasName(label, 'net', 'gross') &&
			label.words === 1,
	);
}

function rolesOfLabel(label: LabelMatch): Roles {
	return IN_ROW.find(([name]) => hasName(label, name))?.[1] ?? {};
}

/** Of several amounts behind one label the last is the one meant; the others are bases, rates or units. */
function rolesOfRow(label: LabelMatch | undefined, amount: AmountMatch, { amounts }: Reading): Roles {
	if (label === undefined) return {};
	const later = amounts.filter(
		(one) => one.row.index === amount.row.index && one.start > amount.start,
	).length;
	return weaken(rolesOfLabel(label), later === 0 ? 1 : 0.6);
}

function rolesOfColumn(amount: AmountMatch, inRow: LabelMatch | undefined, { labels }: Reading): Roles {
	const own = spanOf(amount);
	const above = labels.filter(
		(label) =>
			label.row.page === amount.row.page &&
			label.row.index < amount.row.index &&
			OVER.some(([name]) => hasName(label, name)) &&
			isUnder(columnOf(label), own, amount.row.height / 2),
	);
	const head = above.at(-1);
	if (head === undefined) return {};
	const [, role] = OVER.find(([name]) => hasName(head, name)) ?? [];
	if (role === undefined) return {};
	if (inRow !== undefined) {
		const isTotal =
			hasName(inRow, 'total') || (hasName(inRow, 'gross') && role !== 'gross' && role !== 'due');
		return isTotal ? { [role]: hasName(head, 'total') ? 0.5 : IN_TOTAL_ROW } : {};
	}
	const isNear = amount.row.top - head.row.bottom < NEAR * amount.row.height;
	return { [role]: isNear ? DIRECTLY : FAR_ABOVE };
}

/** Where a column says more than the row, the row's guess at `total` gives way. */
function merge(row: Roles, column: Roles): Roles {
	const names = new Set([...Object.keys(row), ...Object.keys(column)] as AmountRole[]);
	return Object.fromEntries([...names].map((name) => [name, Math.max(row[name] ?? 0, column[name] ?? 0)]));
}

function weaken(roles: Roles, factor: number): Roles {
	return Object.fromEntries(Object.entries(roles).map(([name, score]) => [name, score * factor]));
}

export const isPositive = ({ amount }: ScoredAmount) => new Exact(amount.value).gt(0);

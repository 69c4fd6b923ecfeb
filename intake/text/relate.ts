import type { LabelMatch } from './findLabels';
import { CELL_GAP, wordsBetween } from './groupRows';
import type { Place, Reading } from './reading';

/** How a value stands to a label, from 0 to 1. */
export interface Relation<Value extends Place> {
	readonly label: LabelMatch;
	readonly value: Value;
	readonly strength: number;
}

/** Strength by the number of gaps between the two: a value stands in the cell of its label, or in the next one. */
const BY_GAPS = [1, 0.97, 0.75, 0.55] as const;
const BELOW = 0.85;
/** How far below a label its value may stand, in heights of its letters, and what each row between costs. */
const FARTHEST_BELOW = 5;
const ROW_BETWEEN = 0.12;

/** Values that a label may mean: the first one to its right, and those below it. */
export function relate<Value extends Place>(
	label: LabelMatch,
	values: readonly Value[],
	reading: Reading,
): Array<Relation<Value>> {
	const right = findRight(label, values, reading);
	return [...(right === undefined ? [] : [right]), ...findBelow(label, values, reading)];
}

/** The first value to the right, unless another label stands between, which then owns it. */
export function findRight<Value extends Place>(
	label: LabelMatch,
	values: readonly Value[],
	reading: Reading,
): Relation<Value> | undefined {
	// The label may be a part of the value: `ngày 15 tháng 6 năm 2024`.
	const value = values.find(
		(one) => one.row.index === label.row.index && one.start >= label.start && one.end > label.end,
	);
	if (value === undefined) return undefined;
	const isOwned = reading.labels.some(
		(other) =>
			other.row.index === label.row.index &&
			other.start >= label.end &&
			other.end <= value.start &&
			!isFiller(other),
	);
	if (isOwned) return undefined;
	const gaps = label.row.text.slice(label.end, value.start).split(CELL_GAP).length - 1;
	return { label, value, strength: BY_GAPS[gaps] ?? 0.4 };
}

/** Words that stand between a label and its value without a meaning of their own: `Date : le`, `Rechnung Nr. vom`. */
export function isFiller(label: LabelMatch): boolean {
	return label.end - label.start <= 2;
}

function findBelow<Value extends Place>(
	label: LabelMatch,
	values: readonly Value[],
	reading: Reading,
): Array<Relation<Value>> {
	const { row } = label;
	const cell = spanOf(label);
	return values.flatMap((value) => {
		const between = value.row.index - row.index;
		if (between < 1 || value.row.page !== row.page) return [];
		if (value.row.top - row.bottom > FARTHEST_BELOW * row.height) return [];
		if (!isUnder(cell, spanOf(value), row.height) || hasOwnLabel(value, reading)) return [];
		return [{ label, value, strength: BELOW - (between - 1) * ROW_BETWEEN }];
	});
}

export interface Span {
	readonly left: number;
	readonly right: number;
}

export function spanOf({ row, start, end }: Place): Span {
	const words = wordsBetween(row, start, end);
	return {
		left: Math.min(...words.map((word) => word.left)),
		right: Math.max(...words.map((word) => word.right)),
	};
}

/**
 * The column that a heading stands over: as far as the next heading, since amounts keep to the right of a column whose
 * heading may keep to the left.
 */
export function columnOf(heading: Place): Span {
	const { row } = heading;
	const { left, right } = spanOf(heading);
	const gap = row.text.indexOf(CELL_GAP, heading.end);
	const next = gap < 0 ? undefined : row.words[row.starts.findIndex((start) => start > gap)];
	return { left, right: Math.max(right, (next?.left ?? row.page.width) - row.height) };
}

/** One stands under the other: they overlap, or their left or right edges meet. */
export function isUnder(label: Span, value: Span, slack: number): boolean {
	return value.left < label.right + slack && value.right > label.left - slack;
}

/** A label before the value, in its own cell. */
export function hasOwnLabel(value: Place, { labels }: Reading): boolean {
	return labels.some(
		(label) =>
			label.row.index === value.row.index &&
			label.end <= value.start &&
			!isFiller(label) &&
			!value.row.text.slice(label.end, value.start).includes(CELL_GAP),
	);
}

import type { LabelMatch } from './findLabels';
import { CELL_GAP, type Row } from './groupRows';
import { hasName, type Place, type Reading } from './reading';
import { spanOf, type Span } from './relate';

export type Side = 'seller' | 'buyer';

/** A piece of a row between gaps, with the party that its block speaks of, where a label says so. */
export interface Cell extends Place, Span {
	readonly text: string;
	readonly folded: string;
	/** Cells that stand under each other, as in an address. */
	readonly block: number;
	/** From 0 within its block. */
	readonly line: number;
	readonly side: Side | undefined;
}

/** How far left edges may differ, and how far lines may stand apart, in heights of the letters. */
const SAME_EDGE = 0.8;
const SAME_BLOCK = 1.2;
/** A heading stands over its block with a little more room. */
const UNDER_HEADING = 2.2;

interface Block {
	readonly id: number;
	last: Cell;
}

/** The cells of all rows, put together to blocks. */
export function findCells(reading: Reading): Cell[] {
	const cells: Cell[] = [];
	const blocks: Block[] = [];
	for (const row of reading.rows) {
		for (const place of placesOf(row)) {
			const span = spanOf(place);
			const open = blocks.findLast(({ last }) => continues(last, row, span, SAME_BLOCK));
			const above = open ?? blocks.findLast(({ last }) => isHeadingOf(last, row, span, reading));
			const own = sideOf(place, reading);
			const text = row.text.slice(place.start, place.end);
			const cell: Cell = {
				...place,
				...span,
				text,
				folded: row.folded.slice(place.start, place.end),
				block: open?.id ?? blocks.length,
				line: open === undefined ? 0 : open.last.line + 1,
				side: own ?? above?.last.side,
			};
			cells.push(cell);
			if (open === undefined) blocks.push({ id: blocks.length, last: cell });
			else open.last = cell;
		}
	}
	return cells;
}

function placesOf(row: Row): Place[] {
	const places: Place[] = [];
	let start = 0;
	for (const text of row.text.split(CELL_GAP)) {
		places.push({ row, start, end: start + text.length });
		start += text.length + 1;
	}
	return places;
}

function continues(last: Cell, row: Row, span: Span, gap: number): boolean {
	if (last.row.page !== row.page || last.row.index === row.index) return false;
	if (row.top - last.row.bottom > gap * row.height) return false;
	const middle = (one: Span) => (one.left + one.right) / 2;
	return (
		Math.abs(last.left - span.left) < SAME_EDGE * row.height ||
		Math.abs(middle(last) - middle(span)) < SAME_EDGE * row.height
	);
}

function isHeadingOf(last: Cell, row: Row, span: Span, reading: Reading): boolean {
	if (sideOf(last, reading) === undefined || last.row.index === row.index) return false;
	return (
		last.row.page === row.page &&
		row.top - last.row.bottom < UNDER_HEADING * row.height &&
		span.left < last.right &&
		span.right > last.left
	);
}

/** The party that a cell names by a label at its beginning. A short word is one only before a colon or alone. */
export function sideOf(place: Place, { labels }: Reading): Side | undefined {
	const label = labels.find(
		(one) =>
			one.row.index === place.row.index &&
			one.start >= place.start &&
			one.start < place.start + 3 &&
			one.end <= place.end &&
			hasName(one, 'seller', 'buyer'),
	);
	if (label === undefined || !isHeading(label, place)) return undefined;
	return hasName(label, 'buyer') ? 'buyer' : 'seller';
}

export function isHeading(label: LabelMatch, { row, end }: Place): boolean {
	const rest = row.text.slice(label.end, end);
	return (
		/^\W*$/.test(rest) ||
		/^\s?(?:\([^)]*\)\s?)?:/.test(rest) ||
		label.words > 1 ||
		label.end - label.start > 7
	);
}

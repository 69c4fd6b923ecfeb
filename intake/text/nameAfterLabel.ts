import type { Candidate } from './candidates';
import { companyName, looksLikeName } from './companyNames';
import { isHeading, type Cell } from './findCells';
import type { LabelName } from './labels';
import { hasName, type Reading } from './reading';

/** Rows below a heading in which a name is looked for. */
const DEPTH = 3;
const EACH_ROW = 0.06;

/** Names behind a label in its cell, in the next cell, or under it. */
export function nameAfterLabel(
	reading: Reading,
	cells: readonly Cell[],
	name: LabelName,
	score: number,
): Candidate[] {
	return reading.labels
		.filter((label) => hasName(label, name))
		.flatMap((label): Candidate[] => {
			const cell = cells.find(
				(one) => one.row.index === label.row.index && one.start <= label.start && one.end >= label.end,
			);
			if (cell === undefined || label.start - cell.start > 2 || !isHeading(label, cell)) return [];
			const behind = behindLabel(cell, label.end);
			if (behind !== undefined) return [{ ...behind, score }];
			return besideOrBelow(cell, cells, reading, score);
		});
}

function behindLabel(cell: Cell, labelEnd: number): Omit<Candidate, 'score'> | undefined {
	const rest = cell.row.text.slice(labelEnd, cell.end);
	const lead = /^\s?(?:\([^)]*\))?[\s:.\-]*/.exec(rest)?.[0].length ?? 0;
	const text = rest.slice(lead).replace(/[,;]\s*$/, '');
	if (text === '' || !looksLikeName(text, text.toLowerCase())) return undefined;
	const value = companyName(text) ?? text.trim();
	const start = labelEnd + lead;
	return { value, place: { row: cell.row, start, end: start + value.length } };
}

function besideOrBelow(heading: Cell, cells: readonly Cell[], reading: Reading, score: number): Candidate[] {
	const below = cells.filter(
		(cell) =>
			cell.row.page === heading.row.page &&
			cell.row.index > heading.row.index &&
			cell.row.top - heading.row.bottom < (DEPTH + 1) * 2 * heading.row.height &&
			cell.left < Math.max(heading.right, heading.left + 12 * heading.row.height) &&
			cell.right > heading.left - heading.row.height,
	);
	const beside = cells.find((cell) => cell.row.index === heading.row.index && cell.start === heading.end + 1);
	const tried = below.slice(0, DEPTH).map((cell, index) => ({ cell, score: score - index * EACH_ROW }));
	// What stands under a heading on its left edge is its block, whatever stands beside it.
	const hasBlock = below[0] !== undefined && Math.abs(below[0].left - heading.left) < heading.row.height;
	if (beside !== undefined && !hasBlock && heading.text.trimEnd().endsWith(':'))
		tried.unshift({ cell: beside, score });
	const found = tried.find(({ cell }) => looksLikeName(cell.text, cell.folded) && !isLabelled(cell, reading));
	if (found === undefined) return [];
	const { cell } = found;
	return [{ value: companyName(cell.text) ?? cell.text.trim(), score: found.score, place: cell }];
}

/** Most of the cell is a label itself. */
export function isLabelled(cell: Cell, { labels }: Reading): boolean {
	const covered = labels
		.filter(
			(label) => label.row.index === cell.row.index && label.start >= cell.start && label.end <= cell.end,
		)
		.reduce((sum, label) => sum + label.end - label.start, 0);
	return covered >= cell.text.trim().length * 0.6;
}

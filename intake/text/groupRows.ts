import { fold } from './fold';
import type { TextPage, Word } from './page';

/** Cells are parted in the text of a row, so that no label and no number reaches over a gap. */
export const CELL_GAP = '\t';
/** Gap between words of one cell, in heights of the letters; a blank is about a quarter. */
const WIDEST_BLANK = 1.1;
/** Words whose middles differ by less than this part of their height stand in one row. */
const SAME_ROW = 0.5;

/** What stands on one height of a page, from left to right. */
export interface Row {
	readonly page: TextPage;
	/** Among all rows of the document. */
	readonly index: number;
	readonly words: readonly Word[];
	/** The words, parted by blanks, and by tabs between cells. */
	readonly text: string;
	readonly folded: string;
	/** Where each word begins in the text. */
	readonly starts: readonly number[];
	readonly top: number;
	readonly bottom: number;
	/** Typical height of its letters. */
	readonly height: number;
}

/** The rows of all pages, from top to bottom. */
export function groupRows(pages: readonly TextPage[]): Row[] {
	return pages
		.flatMap((page) => rowsOf(page).map((words) => ({ page, words })))
		.map(({ page, words }, index) => buildRow(page, words, index));
}

function rowsOf(page: TextPage): Word[][] {
	const rows: Array<{ words: Word[]; middle: number; height: number }> = [];
	const middleOf = (word: Word) => (word.top + word.bottom) / 2;
	for (const word of [...page.words].sort((one, other) => middleOf(one) - middleOf(other))) {
		const height = word.bottom - word.top;
		const row = rows
			.slice(-4)
			.find(
				(one) => Math.abs(one.middle - middleOf(word)) < SAME_ROW * Math.min(one.height, Math.max(height, 1)),
			);
		if (row === undefined) {
			rows.push({ words: [word], middle: middleOf(word), height });
			continue;
		}
		row.words.push(word);
		row.middle += (middleOf(word) - row.middle) / row.words.length;
		row.height += (height - row.height) / row.words.length;
	}
	return rows.sort((one, other) => one.middle - other.middle).map(({ words }) => words);
}

function buildRow(page: TextPage, unsorted: readonly Word[], index: number): Row {
	const words = [...unsorted].sort((one, other) => one.left - other.left);
	const height = median(words.map((word) => word.bottom - word.top));
	const starts: number[] = [];
	let text = '';
	words.forEach((word, position) => {
		const before = words[position - 1];
		if (before !== undefined) text += word.left - before.right > WIDEST_BLANK * height ? CELL_GAP : ' ';
		starts.push(text.length);
		text += word.text;
	});
	return {
		...{ page, index, words, text, starts, height },
		folded: fold(text),
		top: Math.min(...words.map((word) => word.top)),
		bottom: Math.max(...words.map((word) => word.bottom)),
	};
}

function median(values: readonly number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** The words that a part of the text of a row touches. */
export function wordsBetween(row: Row, start: number, end: number): readonly Word[] {
	return row.words.filter((word, index) => {
		const from = row.starts[index] ?? 0;
		return from < end && from + word.text.length > start;
	});
}

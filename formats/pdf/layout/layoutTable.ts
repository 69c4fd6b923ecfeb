import type { ContentTable, Style, TableCell } from 'pdfmake/interfaces';
import { estimateWidest } from '../text/estimateWidth';
import type { PageContext } from './context';
import { say } from './say';

const PADDING = 4;
/** Share of the width that the columns after the first may take together. */
const MOST_FOR_FIGURES = 0.6;

export interface TableTexts {
	readonly heading: readonly string[];
	/** As many texts a row as the heading has. */
	readonly rows: ReadonlyArray<readonly string[]>;
	/** Columns of words; the others are figures or dates, flush right. The first column is always words. */
	readonly words?: readonly number[];
}

/**
 * A table over the whole width, its heading repeated on each page. The columns after the first take what their texts
 * need, up to their share; the first takes what is left.
 */
export function layoutTable(
	{ layout, contentWidth }: PageContext,
	{ heading, rows, words = [] }: TableTexts,
): ContentTable {
	const { base, small } = layout.fontSizes;
	const { line, accent } = layout.colors;
	const cell = (text: string, column: number, style: Style): TableCell =>
		say(text, { ...style, alignment: column === 0 || words.includes(column) ? 'left' : 'right' });
	return {
		table: {
			headerRows: 1,
			keepWithHeaderRows: 1,
			dontBreakRows: true,
			widths: columnWidths([heading, ...rows], contentWidth, base),
			body: [
				heading.map((text, column) => cell(text, column, { fontSize: small, bold: true, color: accent })),
				...rows.map((row) => row.map((text, column) => cell(text, column, { fontSize: base }))),
			],
		},
		layout: {
			hLineWidth: (index) => (index === 0 ? 0 : index === 1 ? 0.8 : 0.4),
			hLineColor: (index) => (index === 1 ? accent : line),
			vLineWidth: () => 0,
			paddingLeft: () => PADDING,
			paddingRight: () => PADDING,
			paddingTop: () => 3,
			paddingBottom: () => 3,
		},
	};
}

function columnWidths(rows: ReadonlyArray<readonly string[]>, width: number, fontSize: number): number[] {
	const [heading = []] = rows;
	const available = width - 2 * heading.length * PADDING;
	const wanted = heading.slice(1).map((_, index) =>
		estimateWidest(
			rows.map((row) => row[index + 1] ?? ''),
			fontSize,
		),
	);
	const taken = wanted.reduce((sum, one) => sum + one, 0);
	const factor = Math.min(1, (available * MOST_FOR_FIGURES) / taken);
	return [available - taken * factor, ...wanted.map((one) => one * factor)];
}

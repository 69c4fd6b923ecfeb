import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { splitTallText } from '../text/splitTallText';
import { CELL_PADDING, chooseColumns, type Column } from './chooseColumns';
import type { PrintContext } from './context';
import { printRows, type PrintedRow } from './printRows';
import { say } from './say';

/** A row may not break over pages, and what is taller than a page would be lost: taller texts continue in a row below. */
const MAX_DESCRIPTION_LINES = 16;
const MAX_COMMENT_LINES = 14;

const NEW_PAGE: Content = { text: '', pageBreak: 'after' };

interface TableRow {
	readonly cells: TableCell[];
	/** Continues the row above: no line between. */
	readonly continued: boolean;
}

/** The lines of the document; where a page is to begin (saut de page) the table does too, in the same columns. */
export function layoutLines(context: PrintContext): Content[] {
	const { rows, endsPage } = printRows(context);
	const columns = chooseColumns(context, rows);
	const pages = splitPages(rows);
	return [
		...(rows[0]?.startsPage ? [NEW_PAGE] : []),
		...pages.map((page, index) => ({
			...linesTable(page, columns, context),
			...(index === 0 ? { marginTop: 12 } : {}),
			...(index < pages.length - 1 || endsPage ? { pageBreak: 'after' as const } : {}),
		})),
	];
}

/** A document without lines has its heading all the same. */
function splitPages(rows: readonly PrintedRow[]): PrintedRow[][] {
	const pages: PrintedRow[][] = [[]];
	for (const row of rows) {
		if (row.startsPage && pages.at(-1)?.length !== 0) pages.push([]);
		pages.at(-1)?.push(row);
	}
	return pages;
}

function linesTable(
	printed: readonly PrintedRow[],
	columns: readonly Column[],
	context: PrintContext,
): ContentTable {
	const { accent, line, fill } = context.layout.colors;
	const rows = printed.flatMap((row) => tableRows(row, columns, context));
	return {
		table: {
			headerRows: 1,
			keepWithHeaderRows: 1,
			dontBreakRows: true,
			widths: columns.map(({ width }) => width),
			body: [columns.map((column) => headingCell(column, context)), ...rows.map(({ cells }) => cells)],
		},
		layout: {
			hLineWidth: (index) => {
				if (index === 0) return 0;
				if (index === 1 || index === rows.length + 1) return 0.8;
				return rows[index - 1]?.continued ? 0 : 0.4;
			},
			hLineColor: (index) => (index === 1 || index === rows.length + 1 ? accent : line),
			vLineWidth: () => 0,
			paddingLeft: () => CELL_PADDING,
			paddingRight: () => CELL_PADDING,
			paddingTop: (index) => (index > 0 && rows[index - 1]?.continued ? 0 : 3),
			paddingBottom: (index) => (rows[index]?.continued ? 0 : 3),
			fillColor: (index) => (index === 0 ? fill : null),
		},
	};
}

function headingCell({ heading, alignment }: Column, { layout }: PrintContext): TableCell {
	return say(heading, {
		fontSize: layout.fontSizes.small,
		bold: true,
		color: layout.colors.accent,
		alignment,
	});
}

function tableRows(row: PrintedRow, columns: readonly Column[], context: PrintContext): TableRow[] {
	const width = columns.find(({ name }) => name === 'description')?.width ?? context.contentWidth;
	if (row.kind !== 'item') {
		return textBlocks(row, context.contentWidth, context).map((block, index) => ({
			continued: index > 0,
			cells: columns.map((_, position) => (position === 0 ? { ...block, colSpan: columns.length } : {})),
		}));
	}
	return textBlocks(row, width, context).map((block, index) => ({
		continued: index > 0,
		cells: columns.map(({ name, alignment }, position): TableCell => {
			if (name === 'description') return { ...block, colSpan: 1 + emptyAfter(row, columns, position) };
			return say(index === 0 ? (row.cells[name] ?? '') : '', { alignment });
		}),
	}));
}

/** Columns behind the description that the row has nothing for: the description may take their room. */
function emptyAfter({ cells }: PrintedRow, columns: readonly Column[], position: number): number {
	const behind = columns.slice(position + 1);
	const next = behind.findIndex(({ name }) => cells[name] !== undefined);
	return next === -1 ? behind.length : next;
}

/** Description with the comment in smaller type below, cut where they are too tall for one row. */
function textBlocks(row: PrintedRow, width: number, { layout }: PrintContext): Array<{ stack: Content[] }> {
	const { base, small } = layout.fontSizes;
	const { ink, muted, accent } = layout.colors;
	const styles = { item: { color: ink }, note: { color: muted }, heading: { color: accent, bold: true } };
	const descriptions = splitTallText(row.description, width, base, MAX_DESCRIPTION_LINES).map((text) =>
		say(text, styles[row.kind]),
	);
	if (row.comment === '') return descriptions.map((text) => ({ stack: [text] }));
	const comments = splitTallText(row.comment, width, small, MAX_COMMENT_LINES).map((text) =>
		say(text, { fontSize: small, color: muted, marginTop: 1 }),
	);
	const [first, ...others] = comments;
	const joined = { stack: [...descriptions.slice(-1), ...(first ? [first] : [])] };
	return [
		...descriptions.slice(0, -1).map((text) => ({ stack: [text] })),
		joined,
		...others.map((text) => ({ stack: [text] })),
	];
}

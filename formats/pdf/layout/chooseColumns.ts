import type { Alignment } from 'pdfmake/interfaces';
import { isPriceless } from '../printable';
import type { ColumnName } from '../templateSchema';
import { estimateWidest } from '../text/estimateWidth';
import type { PrintContext } from './context';
import { hasCodes, type PrintedRow } from './printRows';

export interface Column {
	readonly name: ColumnName;
	readonly heading: string;
	readonly alignment: Alignment;
	readonly width: number;
}

export const CELL_PADDING = 4;
const WIDEST_CODE = 80;
const LEFT: ReadonlySet<ColumnName> = new Set(['code', 'description', 'unit']);

/** Columns of the lines table: those of the template that this document has something for. */
export function chooseColumns(context: PrintContext, rows: readonly PrintedRow[]): Column[] {
	const { columns } = context.layout;
	const names = !isPriceless(context.document)
		? columns.priced
		: context.document.kind === 'deliveryNote'
			? columns.deliveryNote
			: columns.priceless;
	const shown = names.filter(
		(name) => name !== 'discount' || rows.some((row) => row.cells.discount !== undefined),
	);
	const widths = shareWidth(shown, rows, context);
	return shown.map((name, index) => ({
		name,
		heading: headingOf(name, context),
		alignment: LEFT.has(name) ? 'left' : 'right',
		width: widths[index] ?? 0,
	}));
}

/**
 * All widths are fixed, because pdfmake lets a flexible column grow over the edge of the page for one long word.
 * A column of figures is as wide as its longest figure; the description takes the rest.
 */
function shareWidth(
	names: readonly ColumnName[],
	rows: readonly PrintedRow[],
	context: PrintContext,
): number[] {
	const { layout, contentWidth } = context;
	const available = contentWidth - names.length * 2 * CELL_PADDING;
	const wanted = names.map((name) => (name === 'description' ? 0 : widthOf(name, rows, context)));
	const taken = wanted.reduce((sum, width) => sum + width, 0);
	const most = available - Math.min(layout.columnWidths.description, available / 2);
	const factor = taken > most ? most / taken : 1;
	return names.map((name, index) =>
		name === 'description' ? available - taken * factor : (wanted[index] ?? 0) * factor,
	);
}

function widthOf(name: ColumnName, rows: readonly PrintedRow[], context: PrintContext): number {
	const { base, small } = context.layout.fontSizes;
	const words = headingOf(name, context).split(' ');
	const needed = Math.max(
		context.layout.columnWidths[name],
		estimateWidest(words, small),
		estimateWidest(
			rows.map((row) => row.cells[name] ?? ''),
			base,
		),
	);
	return name === 'code' ? Math.min(needed, WIDEST_CODE) : needed;
}

function headingOf(name: ColumnName, { document, texts: { columns } }: PrintContext): string {
	if (name === 'code') return hasCodes(document) ? columns.code : columns.position;
	if (name === 'net') {
		return `${document.priceBasis === 'gross' ? columns.gross : columns.net} (${document.currency})`;
	}
	if (name === 'quantityWithUnit') return columns.quantity;
	if (name === 'unitPrice')
		return document.priceBasis === 'gross' ? columns.unitPriceGross : columns.unitPrice;
	if (name === 'quantity' && document.kind === 'deliveryNote') return columns.quantityDelivered;
	if (name === 'quantity' && document.kind === 'returnNote') return columns.quantityReturned;
	return columns[name];
}

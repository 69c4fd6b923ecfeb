import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { isPriceless } from '../printable';
import { estimateWidth } from '../text/estimateWidth';
import type { PrintContext } from './context';
import { layoutPayment } from './layoutPayment';
import { layoutTaxes } from './layoutTaxes';
import { say, sayIf } from './say';
import { accountingRows, totalRows, type TotalRow } from './totalRows';

const LEAST_WIDTH = 215;
const MOST_WIDTH = 300;
const GAP = 24;
const PADDING = 6;
const INDENT = 8;
/** A longer block may break over the page; a usual one keeps together. */
const MOST_KEPT_TOGETHER = 20;

/** Tax table and payment on the left, totals on the right. */
export function layoutTotals(context: PrintContext): Content[] {
	const { document, contentWidth } = context;
	if (isPriceless(document)) return [];
	const totals = totalRows(context);
	const accounting = accountingRows(context);
	const columns = columnWidths([...totals, ...accounting], context);
	const right = columns.label + columns.value + 4 * PADDING;
	const left = contentWidth - right - GAP;
	return [
		{
			columns: [
				{ width: left, stack: [...layoutTaxes(context, left), ...layoutPayment(context, left)] },
				{
					width: right,
					stack: [
						totalsTable(totals, columns, context),
						...(accounting.length === 0
							? []
							: [{ ...totalsTable(accounting, columns, context), marginTop: 8 }]),
					],
				},
			],
			columnGap: GAP,
			marginTop: 12,
			unbreakable: totals.length + document.totals.taxLines.length <= MOST_KEPT_TOGETHER,
		},
	];
}

interface Columns {
	readonly label: number;
	readonly value: number;
}

/** A figure is never wrapped; a label may be. */
function columnWidths(totals: readonly TotalRow[], { layout }: PrintContext): Columns {
	const { base, number, small } = layout.fontSizes;
	const sizes = { detail: small, plain: base, result: number };
	const widest = (text: (total: TotalRow) => string) =>
		Math.max(0, ...totals.map((total) => estimateWidth(text(total), sizes[total.weight])));
	const most = MOST_WIDTH - 4 * PADDING;
	const value = Math.min(
		widest((total) => total.value),
		most * 0.7,
	);
	const label = Math.min(widest((total) => total.label) + INDENT, most - value);
	return { value, label: Math.max(label, LEAST_WIDTH - 4 * PADDING - value) };
}

function totalsTable(totals: readonly TotalRow[], columns: Columns, context: PrintContext): ContentTable {
	const { accent, line, fill } = context.layout.colors;
	const isDetail = (index: number) => totals[index]?.weight === 'detail';
	return {
		table: {
			widths: [columns.label, columns.value],
			dontBreakRows: true,
			body: totals.map((total) => cellsOf(total, context)),
		},
		layout: {
			hLineWidth: (index) => (index === 0 || isDetail(index) ? 0 : index === totals.length ? 0.8 : 0.4),
			hLineColor: (index) => (index === totals.length ? accent : line),
			vLineWidth: () => 0,
			paddingLeft: () => PADDING,
			paddingRight: () => PADDING,
			paddingTop: (index) => (isDetail(index) ? 0 : 3.5),
			paddingBottom: (index) => (isDetail(index + 1) ? 1 : 3.5),
			fillColor: (row) => (totals[row]?.weight === 'result' ? fill : null),
		},
	};
}

function cellsOf({ weight, label, note, value }: TotalRow, { layout }: PrintContext): TableCell[] {
	const { base, number, small } = layout.fontSizes;
	const { accent, muted } = layout.colors;
	const styles = {
		detail: { fontSize: small, color: muted },
		plain: { fontSize: base },
		result: { fontSize: number, bold: true, color: accent },
	} as const;
	const style = styles[weight];
	return [
		{
			stack: [
				say(label, { ...style, marginLeft: weight === 'detail' ? INDENT : 0 }),
				...sayIf(note, (text) => say(text, styles.detail)),
			],
		},
		say(value, { ...style, alignment: 'right' }),
	];
}

import type { ContentTable, TableCell } from 'pdfmake/interfaces';
import { estimateWidth } from '../text/estimateWidth';
import type { PageContext } from './context';
import { say, sayIf } from './say';
import type { TotalRow } from './totalRows';

const LEAST_WIDTH = 215;
const MOST_WIDTH = 300;
const PADDING = 6;
const INDENT = 8;

/** Widths of the texts of both columns, in points. */
export interface TotalColumns {
	readonly label: number;
	readonly value: number;
}

/** Width of the whole table. */
export const widthOf = ({ label, value }: TotalColumns): number => label + value + 4 * PADDING;

/** A figure is never wrapped; a label may be. */
export function totalColumns(totals: readonly TotalRow[], { layout }: PageContext): TotalColumns {
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

/** Figures that add up, one below the other, with the result on a tinted ground. */
export function totalsTable(
	totals: readonly TotalRow[],
	columns: TotalColumns,
	context: PageContext,
): ContentTable {
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

function cellsOf({ weight, label, note, value }: TotalRow, { layout }: PageContext): TableCell[] {
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

import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { isPriceless } from '../printable';
import { estimateWidest } from '../text/estimateWidth';
import type { PrintContext } from './context';
import { layoutPayment } from './layoutPayment';
import { layoutTaxes } from './layoutTaxes';
import { say } from './say';

const LEAST_WIDTH = 215;
const MOST_WIDTH = 300;
const GAP = 24;
const PADDING = 6;
/** A longer tax table may break over the page; a usual one keeps together with the totals. */
const MOST_KEPT_TOGETHER = 12;

/** Tax table and payment on the left, totals on the right. */
export function layoutTotals(context: PrintContext): Content[] {
	const { document, contentWidth } = context;
	if (isPriceless(document)) return [];
	const totals = totalsOf(context);
	const columns = columnWidths(totals, context);
	const right = columns.label + columns.value + 4 * PADDING;
	const left = contentWidth - right - GAP;
	return [
		{
			columns: [
				{ width: left, stack: [...layoutTaxes(context, left), ...layoutPayment(context, left)] },
				{ width: right, ...totalsTable(totals, columns, context) },
			],
			columnGap: GAP,
			marginTop: 12,
			unbreakable: document.totals.taxLines.length <= MOST_KEPT_TOGETHER,
		},
	];
}

/** A figure is never wrapped; a label may be. */
function columnWidths(totals: readonly Total[], { layout }: PrintContext): { label: number; value: number } {
	const size = layout.fontSizes.number;
	const most = MOST_WIDTH - 4 * PADDING;
	const value = Math.min(
		estimateWidest(
			totals.map((total) => total.value),
			size,
		),
		most * 0.7,
	);
	const label = Math.min(
		estimateWidest(
			totals.map((total) => total.label),
			size,
		),
		most - value,
	);
	return { value, label: Math.max(label, LEAST_WIDTH - 4 * PADDING - value) };
}

interface Total {
	readonly label: string;
	readonly value: string;
	readonly strong: boolean;
}

function totalsOf({ document, rules, texts, money }: PrintContext): Total[] {
	const { lines, charges, net, tax, gross } = document.totals;
	const { paid = 0 } = document.print;
	const total = (label: string, value: number, strong = false): Total => ({
		label,
		value: money(value),
		strong,
	});
	return [
		...(document.charges.length > 0
			? [total(texts.totals.lines, lines), total(texts.totals.charges, charges)]
			: []),
		total(texts.totals.net, net),
		total(texts.totals.tax, tax),
		total(texts.totals.gross, gross, rules.due === null),
		...(paid !== 0 ? [total(texts.totals.paid, -paid)] : []),
		...(rules.due === null ? [] : [total(texts.totals[rules.due], gross - paid, true)]),
	];
}

function totalsTable(
	totals: readonly Total[],
	columns: { label: number; value: number },
	{ layout }: PrintContext,
): ContentTable {
	const { base, number } = layout.fontSizes;
	const { accent, line, fill } = layout.colors;
	return {
		table: {
			widths: [columns.label, columns.value],
			body: totals.map(({ label, value, strong }): TableCell[] => {
				const style = { fontSize: strong ? number : base, bold: strong, ...(strong && { color: accent }) };
				return [say(label, style), say(value, { ...style, alignment: 'right' })];
			}),
		},
		layout: {
			hLineWidth: (index) => (index === 0 ? 0 : index === totals.length ? 0.8 : 0.4),
			hLineColor: (index) => (index === totals.length ? accent : line),
			vLineWidth: () => 0,
			paddingLeft: () => PADDING,
			paddingRight: () => PADDING,
			paddingTop: () => 3.5,
			paddingBottom: () => 3.5,
			fillColor: (row) => (totals[row]?.strong ? fill : null),
		},
	};
}

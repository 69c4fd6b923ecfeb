import type { ContentTable } from 'pdfmake/interfaces';
import type { PrintLayout } from '../templateSchema';
import { say } from './say';

export interface Pair {
	readonly label: string;
	readonly value: string;
	readonly bold?: boolean;
}

interface PairsStyle {
	readonly width: number;
	readonly labelWidth?: number;
	/** On a tinted ground. */
	readonly filled?: boolean;
}

/** Labels and values in two columns, without lines. */
export function layoutPairs(pairs: readonly Pair[], layout: PrintLayout, style: PairsStyle): ContentTable {
	const { width, labelWidth = width * 0.45, filled = false } = style;
	const { base } = layout.fontSizes;
	const side = filled ? 6 : 0;
	return {
		table: {
			widths: [labelWidth - side, width - labelWidth - side - 6],
			body: pairs.map(({ label, value, bold = false }) => [
				say(label, { fontSize: base, color: layout.colors.muted }),
				say(value, { fontSize: base, bold }),
			]),
		},
		layout: {
			hLineWidth: () => 0,
			vLineWidth: () => 0,
			paddingLeft: (column) => (column === 0 ? side : 6),
			paddingRight: (column) => (column === 0 ? 0 : side),
			paddingTop: (row) => (filled && row === 0 ? 5 : 1.5),
			paddingBottom: (row) => (filled && row === pairs.length - 1 ? 5 : 1.5),
			fillColor: () => (filled ? layout.colors.fill : null),
		},
	};
}

import type { Content, Style, TableCell } from 'pdfmake/interfaces';
import type { TaxLine } from '../../../domain/documents/document';
import { estimateWidest } from '../text/estimateWidth';
import { formatAmount, formatPercent } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { say } from './say';

const PADDING = 4;
const LEAST_WIDTH = 60;

/** Base, rate and tax of each rate and category, and the sentence that a category asks for. */
export function layoutTaxes(context: PrintContext, width: number): Content[] {
	const { document, layout, texts } = context;
	const { small, base } = layout.fontSizes;
	const { line, muted, accent } = layout.colors;
	const rows = document.totals.taxLines.map((tax) => [
		rateOf(tax, context),
		formatAmount(tax.base, document.currency, texts.number),
		formatAmount(tax.tax, document.currency, texts.number),
	]);
	const cell = (text: string, column: number, style: Style): TableCell =>
		say(text, { ...style, alignment: column === 0 ? 'left' : 'right' });
	const heading = { fontSize: small, bold: true, color: accent };
	return [
		{
			table: {
				headerRows: 1,
				widths: columnWidths(rows, width, base),
				body: [
					[texts.taxTable.rate, texts.taxTable.base, texts.taxTable.tax].map((text, column) =>
						cell(text, column, heading),
					),
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
		},
		...mentions(context).map((text) => say(text, { fontSize: small, color: muted, marginTop: 4 })),
	];
}

/** The figures take what they need, the rate what is left. */
function columnWidths(rows: readonly string[][], width: number, fontSize: number): number[] {
	const available = width - 6 * PADDING;
	const figures = [1, 2].map((column) =>
		Math.max(
			LEAST_WIDTH,
			estimateWidest(
				rows.map((row) => row[column] ?? ''),
				fontSize,
			),
		),
	);
	const taken = figures.reduce((sum, figure) => sum + figure, 0);
	const factor = Math.min(1, (available * 0.8) / taken);
	return [available - taken * factor, ...figures.map((figure) => figure * factor)];
}

/** `20 %`, or `0 % – Autoliq.`: here the rate is shown even where the category has a name. */
function rateOf({ category, rate }: TaxLine, { texts }: PrintContext): string {
	const percent = formatPercent(rate, texts.number);
	const name = texts.taxCategories[category];
	return name === undefined ? percent : `${percent} – ${name}`;
}

/** The reason that validation fixed; the sentence of the template on prints without one. */
function mentions({ document, issuer, texts }: PrintContext): string[] {
	const own = lookUp(texts.taxMentions, issuer.address?.country);
	const said = document.totals.taxLines.flatMap(
		({ category, exemptionReason }) =>
			exemptionReason?.text ?? own?.[category] ?? texts.taxMentions.default?.[category] ?? [],
	);
	return [...new Set(said)];
}

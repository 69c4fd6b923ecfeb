import type { Content } from 'pdfmake/interfaces';
import type { PrintContext } from './context';
import { say } from './say';

const WIDTH = 243;
const LINE = 0.8;
const PADDING = 6;
const HEIGHT = 84;

/** Where the customer signs: agreement on a quotation, receipt on a delivery note. */
export function layoutSignature({ rules, texts, layout, contentWidth }: PrintContext): Content[] {
	if (rules.signature === null) return [];
	const { title, hint } = texts.signature[rules.signature];
	const { base, small } = layout.fontSizes;
	const { accent, muted, line } = layout.colors;
	return [
		{
			table: {
				widths: [WIDTH - 2 * (PADDING + LINE)],
				heights: [HEIGHT],
				body: [
					[
						{
							stack: [
								say(title, { fontSize: base, bold: true, color: accent }),
								say(hint, { fontSize: small, color: muted, marginTop: 1 }),
							],
						},
					],
				],
			},
			layout: {
				hLineWidth: () => LINE,
				vLineWidth: () => LINE,
				hLineColor: () => line,
				vLineColor: () => line,
				paddingLeft: () => PADDING,
				paddingRight: () => PADDING,
				paddingTop: () => 5,
				paddingBottom: () => 5,
			},
			margin: [contentWidth - WIDTH, 18, 0, 0],
			unbreakable: true,
		},
	];
}

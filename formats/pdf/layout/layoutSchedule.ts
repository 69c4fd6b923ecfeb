import type { Content, Style, TableCell } from 'pdfmake/interfaces';
import { fillMergeFields, type MergeValues } from '../../../domain/terms/mergeFields';
import type { Instalment } from '../../../domain/terms/paymentTerms';
import { estimateWidest } from '../text/estimateWidth';
import { fillText } from '../text/fillText';
import { formatPercent } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { say } from './say';

const PADDING = 4;
/** A longer plan may break over the page. */
const MOST_KEPT_TOGETHER = 12;
/** Share of the width that dates and figures may take together. */
const MOST_FOR_FIGURES = 0.6;

/** The instalments that the document shows: none where nothing is to be paid. */
export function printedInstalments({ document }: Pick<PrintContext, 'document'>): readonly Instalment[] {
	return (document.totals.instalments ?? []).filter(({ amount }) => amount !== 0);
}

/** The schedule of payment (échéancier) with dates and amounts, in place of a single due date. */
export function layoutSchedule(context: PrintContext): Content[] {
	const { layout, texts, contentWidth } = context;
	const instalments = printedInstalments(context);
	if (instalments.length === 0) return [];
	const { schedule } = texts;
	const { base, small } = layout.fontSizes;
	const { line, accent } = layout.colors;
	const heading = [schedule.instalment, schedule.share, schedule.dueDate, schedule.method, schedule.amount];
	const rows = instalments.map((instalment) => rowOf(instalment, context));
	const cell = (text: string, column: number, style: Style): TableCell =>
		say(text, { ...style, alignment: column === 0 || column === 3 ? 'left' : 'right' });
	return [
		{
			stack: [
				say(schedule.title, { fontSize: base, bold: true, color: accent, marginBottom: 2 }),
				{
					table: {
						headerRows: 1,
						keepWithHeaderRows: 1,
						dontBreakRows: true,
						widths: columnWidths([heading, ...rows], contentWidth, base),
						body: [
							heading.map((text, column) =>
								cell(text, column, { fontSize: small, bold: true, color: accent }),
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
			],
			marginTop: 12,
			unbreakable: instalments.length <= MOST_KEPT_TOGETHER,
		},
	];
}

function rowOf(instalment: Instalment, context: PrintContext): string[] {
	const { texts, money } = context;
	const { percent, amount, method } = instalment;
	return [
		titleOf(instalment, context),
		percent === null ? '' : formatPercent(percent, texts.number),
		dueDateOf(instalment, context),
		method === null ? '' : (lookUp(texts.paymentMethods, method) ?? method),
		money(amount),
	];
}

/** The date, or what it waits for: `à réception de: letter of credit`. */
function dueDateOf({ dueDate, awaits }: Instalment, { texts, date }: PrintContext): string {
	if (dueDate !== null) return date(dueDate);
	const { references, awaiting } = texts.schedule;
	return fillText(awaiting, { name: lookUp(references, awaits ?? '') ?? awaits ?? '' });
}

function titleOf(instalment: Instalment, context: PrintContext): string {
	const { document, texts, issuer, addressee, money, date } = context;
	const { title, type, position, percent, amount, method } = instalment;
	if (title === null) return fillText(texts.schedule[type], { position: String(position) });
	const values: MergeValues = {
		number: document.number ?? document.internalReference ?? '',
		company: issuer.name,
		customer: addressee.name,
		customerReference: document.customerReference ?? '',
		title: document.title ?? '',
		issueDate: date(document.issueDate),
		position: String(position),
		count: String(printedInstalments(context).length),
		percent: percent === null ? '' : formatPercent(percent, texts.number),
		amount: money(amount),
		dueDate: dueDateOf(instalment, context),
		method: method === null ? '' : (lookUp(texts.paymentMethods, method) ?? method),
	};
	return fillMergeFields(title, values);
}

/** Figures and dates take what they need, up to their share; the title takes what is left. */
function columnWidths(rows: readonly string[][], width: number, fontSize: number): number[] {
	const available = width - 10 * PADDING;
	const wanted = [1, 2, 3, 4].map((column) =>
		estimateWidest(
			rows.map((row) => row[column] ?? ''),
			fontSize,
		),
	);
	const taken = wanted.reduce((sum, one) => sum + one, 0);
	const factor = Math.min(1, (available * MOST_FOR_FIGURES) / taken);
	return [available - taken * factor, ...wanted.map((one) => one * factor)];
}

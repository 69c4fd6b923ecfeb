import type { Content } from 'pdfmake/interfaces';
import { fillMergeFields, type MergeValues } from '../../../domain/terms/mergeFields';
import type { Instalment } from '../../../domain/terms/paymentTerms';
import { fillText } from '../text/fillText';
import { formatPercent } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { layoutTable } from './layoutTable';
import { say } from './say';

/** A longer plan may break over the page. */
const MOST_KEPT_TOGETHER = 12;
/** The column of words among the figures. */
const METHOD = 3;

/** The instalments that the document shows: none where nothing is to be paid. */
export function printedInstalments({ document }: Pick<PrintContext, 'document'>): readonly Instalment[] {
	return (document.totals.instalments ?? []).filter(({ amount }) => amount !== 0);
}

/** The schedule of payment (échéancier) with dates and amounts, in place of a single due date. */
export function layoutSchedule(context: PrintContext): Content[] {
	const { layout, texts } = context;
	const instalments = printedInstalments(context);
	if (instalments.length === 0) return [];
	const { schedule } = texts;
	const heading = [schedule.instalment, schedule.share, schedule.dueDate, schedule.method, schedule.amount];
	const title = { fontSize: layout.fontSizes.base, bold: true, color: layout.colors.accent, marginBottom: 2 };
	return [
		{
			stack: [
				say(schedule.title, title),
				layoutTable(context, {
					heading,
					rows: instalments.map((instalment) => rowOf(instalment, context)),
					words: [METHOD],
				}),
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

import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { minorToFixed, minorToNumber, type Minor } from '../../domain/money/minor';
import { forecastStages, type ForecastStage, type PlannedStage } from '../../domain/terms/forecastStages';
import {
	instalmentStates,
	type InstalmentState,
	type InstalmentWithState,
} from '../../domain/terms/instalmentStates';
import { fillMergeFields } from '../../domain/terms/mergeFields';
import type { InstalmentType } from '../../domain/terms/paymentTerms';

/** An instalment as nodes give it out; amounts are JSON numbers rounded to the currency. */
export interface InstalmentView {
	readonly position: number;
	/** Merge fields filled in. */
	readonly title: string | null;
	readonly type: InstalmentType;
	readonly percent: number | null;
	readonly amount: number;
	readonly paid: number;
	readonly dueDate: CalendarDate | null;
	/** Name of the date that it waits for. */
	readonly awaits: string | null;
	readonly method: string | null;
	readonly state: InstalmentState;
}

/** What is known around a document when its schedule is shown. */
export interface ScheduleFacts {
	readonly document: BillingDocument;
	/** Money matched to it, and to nothing else. */
	readonly matched: Minor;
	readonly today: CalendarDate;
	/** Somebody owes it. */
	readonly receivable: boolean;
	readonly companyName: string;
	readonly partyName: string;
}

/** Undefined where the document has no schedule. */
export function viewInstalments(facts: ScheduleFacts): InstalmentView[] | undefined {
	const { document } = facts;
	const money = (amount: Minor) => minorToNumber(amount, document.currency);
	return statesOf(facts)?.map((instalment) => ({
		position: instalment.position,
		title: titleOf(instalment, facts),
		type: instalment.type,
		percent: instalment.percent === null ? null : Number(instalment.percent),
		amount: money(instalment.amount),
		paid: money(instalment.paid),
		dueDate: instalment.dueDate,
		awaits: instalment.awaits,
		method: instalment.method,
		state: instalment.state,
	}));
}

function statesOf({
	document,
	matched,
	today,
	receivable,
}: ScheduleFacts): InstalmentWithState[] | undefined {
	const { instalments } = document.totals;
	return instalments && instalmentStates(instalments, matched, today, receivable);
}

function titleOf(
	{ title, position, percent, amount, dueDate, method }: InstalmentWithState,
	{ document, companyName, partyName }: ScheduleFacts,
): string | null {
	if (title === null) return null;
	return fillMergeFields(title, {
		number: document.number ?? document.internalReference ?? '',
		company: companyName,
		customer: partyName,
		customerReference: document.customerReference ?? '',
		title: document.title ?? '',
		issueDate: document.issueDate,
		position: String(position),
		count: String(document.totals.instalments?.length ?? 1),
		percent: percent === null ? '' : `${percent} %`,
		amount: `${minorToFixed(amount, document.currency)} ${document.currency}`,
		dueDate: dueDate ?? '',
		method: method ?? '',
	});
}

const ENDED = new Set(['cancelled', 'rejected']);

/** The stages that the document has before it (prévisions): its deadline, and each instalment. */
export function viewForecast(facts: ScheduleFacts, isPaid: boolean): ForecastStage[] {
	const { document, today } = facts;
	if (ENDED.has(document.state)) return [];
	const states = statesOf(facts);
	const { deadline, awaits } = KIND_RULES[document.kind];
	const planned: PlannedStage[] = (states ?? []).map(({ position, dueDate, state }) => ({
		stage: 'instalment',
		position,
		date: dueDate,
		done: state === 'paid',
	}));
	const date = document[deadline];
	if (date !== null && !(deadline === 'dueDate' && states))
		planned.push({
			stage: deadline,
			position: null,
			date,
			done: awaits === 'payment' ? isPaid : document.state !== 'draft' && document.state !== 'validated',
		});
	return forecastStages(planned, today);
}

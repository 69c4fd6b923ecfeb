import { addDays, daysBetween, type CalendarDate } from '../dates/calendarDate';
import { computeDueDate } from './computeDueDate';
import type { DueDateRuleName } from './paymentTerms';
import type { TermCap } from './termCaps';

/** A payment that is later than the law allows. */
export interface CapBreach {
	/** Place of the instalment; null for a single due date. */
	readonly position: number | null;
	readonly dueDate: CalendarDate;
	/** From the date of the document. */
	readonly days: number;
	readonly allowedDays: number;
	/** The last day that the law allows. */
	readonly limit: CalendarDate;
	readonly law: string;
}

export interface DatedPayment {
	readonly position: number | null;
	readonly dueDate: CalendarDate | null;
	/** The rule that gave the date; it decides whether an end of month was agreed, and in which reading. */
	readonly rule?: DueDateRuleName | undefined;
}

/** The payments of one document that break the cap. @param summary it gathers several deliveries */
export function findCapBreaches(
	cap: TermCap,
	{ issueDate, summary }: { readonly issueDate: CalendarDate; readonly summary: boolean },
	payments: readonly DatedPayment[],
): CapBreach[] {
	return payments.flatMap(({ position, dueDate, rule }): CapBreach[] => {
		const allowedDays = summary ? cap.summaryDays : cap.days;
		const plain = addDays(issueDate, allowedDays);
		const agreed =
			!summary && (rule === 'daysThenEndOfMonth' || rule === 'endOfMonthThenDays')
				? computeDueDate(issueDate, { rule, days: cap.endOfMonthDays })
				: plain;
		const limit = agreed > plain ? agreed : plain;
		if (dueDate === null || dueDate <= limit) return [];
		return [{ position, dueDate, days: daysBetween(issueDate, dueDate), allowedDays, limit, law: cap.law }];
	});
}

/** `Instalment 2 falls due on 2026-04-10, 69 days after the document; Code de commerce … allows 60 days, …` */
export function describeBreach({ position, dueDate, days, allowedDays, limit, law }: CapBreach): string {
	const what = position === null ? 'The document' : `Instalment ${position}`;
	return `${what} falls due on ${dueDate}, ${days} days after its date; ${law} allows ${allowedDays} days, here until ${limit}.`;
}

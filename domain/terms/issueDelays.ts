import { addDays, type CalendarDate } from '../dates/calendarDate';
import { endOfMonth } from '../dates/monthDates';

/** How long after a month deliveries of it may still be invoiced together. */
export interface IssueDelay {
	/** Country of the seller. */
	readonly country: string;
	/** Days after the end of the month of delivery. */
	readonly days: number;
	readonly law: string;
}

/**
 * Code général des impôts, art. 289 I-3: deliveries of one calendar month may share an invoice that is issued by the end
 * of that month (facture périodique). A few days of grace are usual, for the notes of the last day.
 */
export const ISSUE_DELAYS: readonly IssueDelay[] = [
	{ country: 'FR', days: 5, law: 'Code général des impôts, art. 289 I-3' },
];

/** A month whose deliveries are invoiced too late. */
export interface LateIssue {
	/** `YYYY-MM` of the deliveries. */
	readonly month: string;
	/** The last day on which the invoice would have been in time. */
	readonly limit: CalendarDate;
	readonly law: string;
}

/** The earliest month of the deliveries that an invoice of that date is too late for; undefined where it is in time. */
export function findLateIssue(
	country: string,
	issueDate: CalendarDate,
	deliveredOn: readonly CalendarDate[],
): LateIssue | undefined {
	const delay = ISSUE_DELAYS.find((candidate) => candidate.country === country);
	const first = deliveredOn.toSorted()[0];
	if (!delay || first === undefined) return undefined;
	const limit = addDays(endOfMonth(first), delay.days);
	return issueDate <= limit ? undefined : { month: first.slice(0, 7), limit, law: delay.law };
}

import { addDays } from '../../domain/dates/calendarDate';
import type { DeliveryReference, DocumentHeader } from '../../domain/documents/document';
import { findLateIssue } from '../../domain/terms/issueDelays';
import { findTermCap } from '../../domain/terms/termCaps';
import type { WorkContext } from '../context';
import type { HeaderParties } from './assembleHeader';
import type { ConvertRequest } from './convertRequest';

/**
 * What the law says of an invoice that delivery notes become: one for several of them is due early enough, whoever made
 * it, and one that comes late after the month of its deliveries is told. A due date that somebody asks for, and payment
 * terms, stay as they are; what is too long there is told or refused with the rest.
 */
export function ruleDeferred<H extends DocumentHeader>(
	header: H,
	deliveries: readonly DeliveryReference[],
	{ company, party, header: asked }: HeaderParties & Pick<ConvertRequest, 'header'>,
	{ hint }: Pick<WorkContext, 'hint'>,
): H {
	if (deliveries.length === 0) return header;
	const { issueDate } = header;
	const days = deliveries.map(({ deliveredOn, issueDate: ofNote }) => deliveredOn ?? ofNote);
	const late = findLateIssue(company.content.country, issueDate, days);
	if (late)
		hint(
			`Deliveries of ${late.month} are invoiced on ${issueDate}; ${late.law} wants their invoice until ${late.limit} at the latest.`,
		);
	return asked.dueDate === undefined ? withCappedDueDate(header, { company, party }, hint) : header;
}

function withCappedDueDate<H extends DocumentHeader>(
	header: H,
	{ company, party }: HeaderParties,
	hint: WorkContext['hint'],
): H {
	const { summary, issueDate, dueDate, paymentTerms } = header;
	const { country, paymentTermCaps } = company.content;
	const cap = findTermCap(country, issueDate);
	if (!summary || !cap || dueDate === null || paymentTerms || paymentTermCaps === 'off') return header;
	// The law is about debts between businesses.
	if (party.content.professional === false) return header;
	const latest = addDays(issueDate, cap.summaryDays);
	if (dueDate <= latest) return header;
	hint(
		`The summary invoice is due on ${latest} instead of ${dueDate}: ${cap.law} allows ${cap.summaryDays} days from its date.`,
	);
	return { ...header, dueDate: latest };
}

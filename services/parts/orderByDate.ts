import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';
import type { Reading } from '../../ledger/port';
import { todayOf } from './assembleHeader';
import { resolveCompany } from './resolve';

/**
 * Keys by which a batch is worked off in the order of dates, so that numbers and dates rise together. An item without
 * a date will bear the company's today, so that is its place.
 */
export async function dateOfNew(
	read: Reading,
	{ issueDate, company }: { issueDate?: CalendarDate; company?: string },
	now: Instant,
): Promise<string> {
	return issueDate ?? todayOf(await resolveCompany(read, company), now);
}

/** The same for a document made from another one; ties are broken by the source, the order in which it is locked. */
export async function dateOfNext(
	read: Reading,
	{ issueDate, id }: { issueDate?: CalendarDate; id: string },
	now: Instant,
): Promise<string> {
	if (issueDate !== undefined) return `${issueDate}|${id}`;
	const source = await read.documents.get(id);
	const company = source && (await read.masters.get('company', source.companyId));
	return `${company ? todayOf(company, now) : ''}|${id}`;
}

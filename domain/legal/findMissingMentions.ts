import type { CalendarDate } from '../dates/calendarDate';
import { FRENCH_MENTIONS, type Mention, type MentionFacts } from './mentions';
import type { IssuerSize } from './settings';

/** The mandatory mentions by the country of the issuer; the law of other countries is not known here. */
const MENTIONS_OF: Readonly<Record<string, readonly Mention[]>> = { FR: FRENCH_MENTIONS };

export interface MissingMention extends Pick<Mention, 'mention' | 'title' | 'source' | 'master' | 'field'> {
	/** Code of the master to fill; null where it is the document itself. */
	readonly code: string | null;
}

/**
 * The mandatory mentions that an invoice or credit note of that date would lack, in the order in which people read an
 * invoice.
 *
 * @param date the date of the document
 */
export function findMissingMentions(facts: MentionFacts, date: CalendarDate): MissingMention[] {
	const { company, party } = facts;
	const due = (MENTIONS_OF[company.content.country] ?? []).filter((mention) =>
		isDue(mention, date, company.content.issuerSize ?? 'micro'),
	);
	return due
		.filter(({ applies, isThere }) => (applies?.(facts) ?? true) && !isThere(facts))
		.map(({ mention, title, source, master, field }) => ({
			mention,
			title,
			source,
			master,
			field,
			code: master === 'company' ? company.code : master === 'customer' ? party.code : null,
		}));
}

/** Nobody is asked for what the smallest issuers are not asked for yet, before the size of the company is known. */
function isDue({ from, until }: Mention, date: CalendarDate, size: IssuerSize): boolean {
	const first = typeof from === 'object' ? from[size] : from;
	return (first === undefined || first <= date) && (until === undefined || date <= until);
}

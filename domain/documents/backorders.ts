import type { Master } from '../masters/schemas';
import type { Kind } from './kinds';

/**
 * True where what is left of a document stays open after a part of it was taken (gestion des reliquats): it must be
 * switched on for the kind by the company and by the customer; both are where they say nothing.
 */
export function keepsBackorders(
	kind: Kind,
	company: Pick<Master<'company'>, 'content'>,
	party: Pick<Master<'party'>, 'content'>,
): boolean {
	return [company.content.backorderKinds, party.content.backorderKinds].every(
		(kinds) => kinds === undefined || kinds.includes(kind),
	);
}

import { dateInZone } from '../domain/dates/calendarDate';
import { KIND_RULES, KINDS, type Kind } from '../domain/documents/kinds';
import { refuse } from '../domain/refusal';
import type { PartyKey } from '../ledger/port';
import type { ServiceContext } from './context';
import { debtInWords, outstandingOf, todaysOf } from './parts/outstandingOf';
import { resolveCompany } from './parts/resolve';

export interface PickQuery {
	readonly role?: 'customer' | 'supplier';
	readonly company?: string;
	readonly search?: string;
	/** The kind of document for which somebody is picked; any kind of the role's side where it is missing. */
	readonly kind?: Kind;
	/** The token of the page before. */
	readonly after?: string;
	readonly limit: number;
}

export interface PartyChoice {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	/** `owes 348.58 EUR, overdue`, in a few words. */
	readonly debt: string | undefined;
}

export interface PartyChoices {
	readonly choices: readonly PartyChoice[];
	/** Where the next page goes on; undefined on the last one. */
	readonly next: string | undefined;
}

/**
 * Customers or suppliers to pick from: those with a document of the kind in the last twelve months first, then the
 * others, both by name. A customer who is in debt is marked.
 */
export async function pickParties(context: ServiceContext, query: PickQuery): Promise<PartyChoices> {
	const { read } = context.ledger;
	const { role, search, kind, limit } = query;
	const company = query.company === undefined ? undefined : await resolveCompany(read, query.company);
	const now = context.now();
	const today = dateInZone(now, company?.content.timeZone ?? 'utc');
	const rows = await read.documents.parties({
		companyId: company?.id,
		role,
		search,
		onlyActive: true,
		recent: { kinds: kind ? [kind] : kindsFor(role), since: aYearBefore(today) },
		after: query.after === undefined ? undefined : readToken(query.after),
		limit: limit + 1,
	});
	const shown = rows.slice(0, limit);
	const side = role === 'supplier' ? 'purchase' : 'sale';
	const ids = shown.map(({ party }) => party.id);
	const outstanding = await outstandingOf(read, ids, await todaysOf(read, now), side);
	const ofCompany = outstanding.filter((row) => company === undefined || row.companyId === company.id);
	const byParty = Map.groupBy(ofCompany, (row) => row.partyId);
	return {
		choices: shown.map(({ party: { id, code, name } }) => ({
			id,
			code,
			name,
			debt: debtInWords(byParty.get(id) ?? [], role === 'supplier' ? 'we owe' : 'owes'),
		})),
		next: rows.length > limit ? writeToken(rows[limit - 1]?.key) : undefined,
	};
}

function kindsFor(role: PickQuery['role']): Kind[] {
	const side = role === 'supplier' ? 'purchase' : 'sale';
	return KINDS.filter((kind) => role === undefined || KIND_RULES[kind].side === side);
}

/** Compared as a text, so a 29 February needs no care. */
function aYearBefore(date: string): string {
	return `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`;
}

function writeToken(key: PartyKey | undefined): string {
	return JSON.stringify([key?.isRecent, key?.name, key?.id]);
}

function readToken(token: string): PartyKey {
	try {
		const [isRecent, name, id] = JSON.parse(token) as [unknown, unknown, unknown];
		if (typeof isRecent === 'boolean' && typeof name === 'string' && typeof id === 'string')
			return { isRecent, name, id };
	} catch {
		// Not one of ours: refused below.
	}
	return refuse({
		rule: 'page.unknown',
		message: 'The next page of the list cannot be found.',
		fix: 'Open the list again.',
	});
}

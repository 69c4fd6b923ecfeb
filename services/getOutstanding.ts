import { z } from 'zod/v4';
import type { CalendarDate } from '../domain/dates/calendarDate';
import type { Side } from '../domain/documents/kinds';
import { minorToNumber } from '../domain/money/minor';
import { reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { Master } from '../domain/masters/schemas';
import type { Outstanding, Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { outstandingOf, todaysOf, type Todays } from './parts/outstandingOf';
import { resolveCompany, resolveMaster } from './parts/resolve';

const schema = z.object({
	company: reference.optional(),
	/** One customer or supplier; all that have something open where it is missing. */
	party: reference.optional(),
	side: z.enum(['sale', 'purchase']).optional(),
});

/** What a customer owes us, or we owe a supplier (encours), in one company and one currency. */
export interface OutstandingView {
	readonly ledger: string;
	readonly companyId: string;
	readonly companyCode: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly side: Side;
	readonly currency: string;
	readonly open: number;
	readonly overdue: number;
	/** Of what is open, passed to unpaid (impayé). */
	readonly uncollectible: number;
	/** Of credit notes, not used yet. */
	readonly credit: number;
	/** Open less credit. */
	readonly balance: number;
	readonly openDocuments: number;
	readonly oldestDueDate: CalendarDate | null;
}

/** Outstanding amounts, by company, party, side and currency; a named party that owes nothing comes with zeros. */
export async function getOutstanding(context: ServiceContext, query: unknown): Promise<OutstandingView[]> {
	const { ledger } = context;
	const { company: companyGiven, party: partyGiven, side } = parseInput(schema, query);
	const company = companyGiven === undefined ? undefined : await resolveCompany(ledger.read, companyGiven);
	const party =
		partyGiven === undefined
			? undefined
			: await resolveMaster(ledger.read, 'party', partyGiven, company?.id, 'party');
	const everywhere = await todaysOf(ledger.read, context.now());
	const todays: Todays = company ? new Map([[company.id, everywhere.get(company.id) ?? '']]) : everywhere;
	const rows = await outstandingOf(ledger.read, party && [party.id], todays, side);
	if (party && rows.length === 0) rows.push(...(await nothingOwed(ledger.read, party, todays, side)));
	const views: OutstandingView[] = [];
	for (const row of rows) {
		const owner = await ledger.read.masters.get('company', row.companyId);
		views.push({ ledger: ledger.id, companyCode: owner?.code ?? '', ...viewOutstanding(row) });
	}
	return views.sort((a, b) => a.partyName.localeCompare(b.partyName, 'en'));
}

/** Amounts in whole units of their currency. */
export function viewOutstanding(row: Outstanding): Omit<OutstandingView, 'ledger' | 'companyCode'> {
	const money = (amount: number) => minorToNumber(amount, row.currency);
	return {
		companyId: row.companyId,
		partyId: row.partyId,
		partyCode: row.partyCode,
		partyName: row.partyName,
		side: row.side,
		currency: row.currency,
		open: money(row.open),
		overdue: money(row.overdue),
		uncollectible: money(row.uncollectible),
		credit: money(row.credit),
		balance: money(row.open - row.credit),
		openDocuments: row.openDocuments,
		oldestDueDate: row.oldestDueDate,
	};
}

/** A shared party has no row of its own where several companies could be meant. */
async function nothingOwed(
	{ masters }: Reading,
	party: Master<'party'>,
	todays: Todays,
	side: Side | undefined,
): Promise<Outstanding[]> {
	const [onlyCompany] = todays.size === 1 ? todays.keys() : [];
	const company = await masters.get('company', party.companyId ?? onlyCompany ?? '');
	if (!company) return [];
	return [
		{
			companyId: company.id,
			partyId: party.id,
			partyCode: party.code,
			partyName: party.name,
			side: side ?? (party.content.isCustomer === false ? 'purchase' : 'sale'),
			currency: party.content.currency ?? company.content.currency,
			open: 0,
			overdue: 0,
			uncollectible: 0,
			credit: 0,
			openDocuments: 0,
			oldestDueDate: null,
		},
	];
}

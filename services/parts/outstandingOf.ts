import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES, type Side } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { minorToFixed, minorToNumber, type Minor } from '../../domain/money/minor';
import type { Outstanding, Reading } from '../../ledger/port';
import { todayOf } from './assembleHeader';

/** What is overdue depends on the day, and each company has its own. */
export type Todays = ReadonlyMap<string, CalendarDate>;

/** Today in each company of the ledger. */
export async function todaysOf({ masters }: Pick<Reading, 'masters'>, now: string): Promise<Todays> {
	const companies: Array<Master<'company'>> = [];
	let after: string | undefined;
	do {
		const page = await masters.list({ kind: 'company', after, limit: 1000 });
		companies.push(...page);
		after = page.length === 1000 ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return new Map(companies.map((company) => [company.id, todayOf(company, now)]));
}

/**
 * What parties owe and are owed (encours), by company, side and currency; one or two statements for a whole page of
 * them, since the world has two or three dates at a time.
 *
 * @param partyIds all parties where it is undefined
 */
export async function outstandingOf(
	{ documents }: Pick<Reading, 'documents'>,
	partyIds: readonly string[] | undefined,
	todays: Todays,
	side?: Side,
): Promise<Outstanding[]> {
	if (partyIds?.length === 0) return [];
	const companies = Map.groupBy(todays.keys(), (companyId) => todays.get(companyId) ?? '');
	const rows: Outstanding[] = [];
	for (const [today, companyIds] of companies)
		rows.push(...(await documents.outstanding({ partyIds, companyIds, side, today })));
	return rows;
}

/** What a customer owes beside one document, in one currency; in whole units of it. */
export interface DebtView {
	readonly currency: string;
	readonly open: number;
	readonly overdue: number;
	readonly openDocuments: number;
}

/** The document beside which debts are looked at. */
export interface OwnDebt {
	readonly document: Pick<BillingDocument, 'id' | 'kind' | 'companyId' | 'partyId' | 'currency'>;
	/** Its own part of the debt. */
	readonly open: Minor;
	readonly isOverdue: boolean;
	/** Of an own debt in instalments, what is overdue; all of it where this is missing. */
	readonly overdue?: Minor;
}

/**
 * The warning that a customer is in debt already (client débiteur), for a page of documents.
 *
 * @returns by document id; a document without an entry has nothing to warn of
 */
export async function customerOwes(
	read: Pick<Reading, 'documents'>,
	page: readonly OwnDebt[],
	todays: Todays,
): Promise<Map<string, DebtView[]>> {
	const sales = page.filter(({ document }) => KIND_RULES[document.kind].side === 'sale');
	const partyIds = [...new Set(sales.map(({ document }) => document.partyId))];
	const rows = await outstandingOf(read, partyIds, todays, 'sale');
	const accountOf = (row: Pick<Outstanding, 'companyId' | 'partyId'>) => `${row.companyId} ${row.partyId}`;
	const byAccount = Map.groupBy(rows, accountOf);
	const warnings = new Map<string, DebtView[]>();
	for (const own of sales) {
		const debts = (byAccount.get(accountOf(own.document)) ?? []).flatMap((row) => debtBeside(row, own));
		if (debts.length > 0) warnings.set(own.document.id, debts);
	}
	return warnings;
}

function debtBeside(row: Outstanding, { document, open, isOverdue, overdue = open }: OwnDebt): DebtView[] {
	const own = KIND_RULES[document.kind].awaits === 'payment' && row.currency === document.currency ? open : 0;
	if (row.open - own <= 0) return [];
	return [
		{
			currency: row.currency,
			open: minorToNumber(row.open - own, row.currency),
			overdue: minorToNumber(row.overdue - (isOverdue ? Math.min(own, overdue) : 0), row.currency),
			openDocuments: row.openDocuments - (own > 0 ? 1 : 0),
		},
	];
}

/** `owes 348.58 EUR, overdue`: short enough for a picker; undefined where nothing is owed. */
export function debtInWords(rows: readonly Outstanding[], verb: string): string | undefined {
	const owing = rows.filter((row) => row.open > 0);
	if (owing.length === 0) return undefined;
	const sums = Map.groupBy(owing, (row) => row.currency);
	const amounts = [...sums].map(([currency, group]) => {
		const total = group.reduce((sum, row) => sum + row.open, 0);
		return `${minorToFixed(total, currency)} ${currency}`;
	});
	return `${verb} ${amounts.join(' + ')}${owing.some((row) => row.overdue > 0) ? ', overdue' : ''}`;
}

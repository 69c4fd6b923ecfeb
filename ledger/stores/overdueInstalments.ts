import { sql, type Kysely } from 'kysely';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { DocumentTotals } from '../../domain/documents/document';
import { PAID_KINDS } from '../../domain/documents/isFinished';
import { sumMinor, type Minor } from '../../domain/money/minor';
import { nextDueDate } from '../../domain/terms/dueDates';
import { instalmentStates } from '../../domain/terms/instalmentStates';
import type { OutstandingFilter } from '../port';
import type { LedgerTables } from '../schema';
import { matchedBy, posted } from './postedDocuments';

interface Row {
	company_id: string;
	party_id: string;
	side: string;
	currency: string;
	due_date: string | null;
	matched: number | string;
	totals: string;
}

/** What schedules add to the sums that go by the last due date alone. */
export interface OverdueInstalments {
	readonly overdue: Minor;
	/** The oldest date of an instalment that is not paid. */
	readonly oldest: CalendarDate | null;
}

export function accountOf(row: Pick<Row, 'company_id' | 'party_id' | 'side' | 'currency'>): string {
	return `${row.company_id} ${row.party_id} ${row.side} ${row.currency}`;
}

/**
 * Instalments that fell due although the last one of their invoice did not, by account. Schedules are few among the
 * invoices of a company, so they are read and worked out one by one.
 */
export async function readOverdueInstalments(
	db: Kysely<LedgerTables>,
	filter: OutstandingFilter,
): Promise<Map<string, OverdueInstalments>> {
	const { rows } = await sql<Row>`
		select company_id, party_id, side, currency, due_date, matched, totals
		from (
			select company_id, party_id, side, currency, due_date, gross, totals,
				${matchedBy('document_id')} as matched
			from documents
			where ${posted(PAID_KINDS, filter)} and totals like '%"instalments":[%'
		) as scheduled where gross > matched`.execute(db);
	const accounts = new Map<string, OverdueInstalments>();
	for (const [account, documents] of Map.groupBy(rows, accountOf)) {
		const found = documents.map((row) => overdueOf(row, filter.today));
		const dates = found.flatMap(({ oldest }) => oldest ?? []).sort();
		accounts.set(account, {
			overdue: sumMinor(found.map(({ overdue }) => overdue)),
			oldest: dates[0] ?? null,
		});
	}
	return accounts;
}

function overdueOf(row: Row, today: CalendarDate): OverdueInstalments {
	const { instalments = [] } = JSON.parse(row.totals) as DocumentTotals;
	const states = instalmentStates(instalments, Number(row.matched), today, true);
	const isCounted = row.due_date !== null && row.due_date < today;
	const late = states.filter(({ state }) => state === 'overdue');
	return {
		overdue: isCounted ? 0 : sumMinor(late.map(({ amount, paid }) => amount - paid)),
		oldest: nextDueDate(instalments, Number(row.matched)),
	};
}

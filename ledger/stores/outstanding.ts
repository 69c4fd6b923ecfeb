import { sql, type Kysely, type RawBuilder } from 'kysely';
import { CREDIT_KINDS, PAID_KINDS } from '../../domain/documents/isFinished';
import type { Side } from '../../domain/documents/kinds';
import { decodeSum } from '../amounts';
import type { Outstanding, OutstandingFilter } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';
import { accountOf, readOverdueInstalments, type OverdueInstalments } from './overdueInstalments';
import { matchedBy, posted } from './postedDocuments';

type Db = Kysely<LedgerTables>;

interface Row {
	company_id: string;
	party_id: string;
	party_code: string;
	party_name: string;
	side: string;
	currency: string;
	owed: string;
	overdue: string;
	given_up: string;
	credit: string;
	count: number | string;
	oldest: string | null;
}

/** Money open and credit not used, summed by company, party, side and currency. */
export async function readOutstanding(db: Db, filter: OutstandingFilter): Promise<Outstanding[]> {
	const { partyIds } = filter;
	return partyIds === undefined
		? outstandingOf(db, filter)
		: inPages(partyIds, (page) => outstandingOf(db, { ...filter, partyIds: page }));
}

async function outstandingOf(db: Db, filter: OutstandingFilter): Promise<Outstanding[]> {
	const rows = await sums(db, filter);
	const scheduled: ReadonlyMap<string, OverdueInstalments> = rows.some((row) => Number(row.count) > 0)
		? await readOverdueInstalments(db, filter)
		: new Map();
	return rows.map((row) => withSchedules(outstandingRow(row), scheduled.get(accountOf(row))));
}

/** An invoice with a schedule is overdue in part: what fell due, and since the first unpaid instalment. */
function withSchedules(row: Outstanding, scheduled: OverdueInstalments | undefined): Outstanding {
	if (!scheduled) return row;
	const { oldest } = scheduled;
	const isOlder = oldest !== null && (row.oldestDueDate === null || oldest < row.oldestDueDate);
	return {
		...row,
		overdue: row.overdue + scheduled.overdue,
		oldestDueDate: isOlder ? oldest : row.oldestDueDate,
	};
}

function outstandingRow(row: Row): Outstanding {
	return {
		companyId: row.company_id,
		partyId: row.party_id,
		partyCode: row.party_code,
		partyName: row.party_name,
		side: row.side as Side,
		currency: row.currency,
		open: decodeSum(row.owed),
		overdue: decodeSum(row.overdue),
		uncollectible: decodeSum(row.given_up),
		credit: decodeSum(row.credit),
		openDocuments: Number(row.count),
		oldestDueDate: row.oldest,
	};
}

async function sums(db: Db, filter: OutstandingFilter): Promise<Row[]> {
	if (filter.companyIds?.length === 0) return [];
	const { rows } = await sql<Row>`
		select amounts.company_id, party_id, masters.code as party_code, masters.name as party_name, side, currency,
			${sumAsText(sql`owed`)} as owed,
			${sumAsText(sql`case when due_date < ${filter.today} then owed else 0 end`)} as overdue,
			${sumAsText(sql`case when given_up = 1 then owed else 0 end`)} as given_up,
			${sumAsText(sql`credit`)} as credit,
			count(case when owed > 0 then 1 end) as count,
			min(due_date) as oldest
		from (
			select company_id, party_id, side, currency, due_date, gross - matched as owed, 0 as credit, given_up
			from (
				select ${NEEDED},
					${matchedBy('document_id')} as matched,
					case when exists (
						select 1 from document_facts
						where document_id = documents.id and document_facts.kind = 'uncollectible'
					) then 1 else 0 end as given_up
				from documents where ${posted(PAID_KINDS, filter)}
			) as payable where gross > matched
			union all
			select company_id, party_id, side, currency, null, 0, gross - matched, 0
			from (
				select ${NEEDED}, ${matchedBy('source_id')} as matched
				from documents where ${posted(CREDIT_KINDS, filter)}
			) as credits where gross > matched
		) as amounts
		inner join masters on masters.id = party_id
		group by amounts.company_id, party_id, masters.code, masters.name, side, currency
		order by amounts.company_id, party_id, side, currency`.execute(db);
	return rows;
}

/** Without the texts, which a scan would have to fetch from their own pages. */
const NEEDED = sql.raw('company_id, party_id, side, currency, due_date, gross');

/** As text: a sum may be larger than any amount. */
function sumAsText(expression: RawBuilder<unknown>): RawBuilder<string> {
	return sql<string>`cast(sum(${expression}) as text)`;
}

import { sql, type Kysely, type RawBuilder } from 'kysely';
import { decodeMaster } from '../codec';
import type { PartyFilter, PartyRow } from '../port';
import type { LedgerTables } from '../schema';
import { likePatterns } from '../searchText';

type Db = Kysely<LedgerTables>;

/** The text that masters are searched by begins with the code; behind it comes the name. */
const NAME = sql<string>`substr(masters.search, length(masters.code) + 2)`;

/** Customers or suppliers as a picker shows them: those with recent documents first, then by name. */
export async function listParties(db: Db, filter: PartyFilter): Promise<PartyRow[]> {
	const { after } = filter;
	const place = sql`(1 - is_recent, sort_name, id)`;
	const beyond = after
		? sql`where ${place} > (${after.isRecent ? 0 : 1}, ${after.name}, ${after.id})`
		: sql``;
	const { rows } = await sql<LedgerTables['masters'] & { is_recent: number; sort_name: string }>`
		select * from (
			select masters.*, ${NAME} as sort_name, ${isRecent(filter)} as is_recent
			from masters where ${sql.join(conditionsOf(filter), sql` and `)}
		) as parties
		${beyond}
		order by 1 - is_recent, sort_name, id
		limit ${filter.limit}`.execute(db);
	return rows.map((row) => ({
		party: decodeMaster<'party'>(row),
		key: { isRecent: Number(row.is_recent) === 1, name: row.sort_name, id: row.id },
	}));
}

function isRecent({ recent, companyId }: PartyFilter): RawBuilder<number> {
	if (!recent || recent.kinds.length === 0) return sql<number>`0`;
	// Hidden from the index of companies: a party has few documents, a company has most of them.
	const ofCompany = companyId === undefined ? sql`` : sql`and documents.company_id || '' = ${companyId}`;
	return sql<number>`case when exists (
		select 1 from documents
		where documents.party_id = masters.id and documents.kind in (${sql.join(recent.kinds)})
			and documents.issue_date >= ${recent.since} and documents.deleted_at is null ${ofCompany}
	) then 1 else 0 end`;
}

function conditionsOf({ companyId, role, search, onlyActive }: PartyFilter): Array<RawBuilder<boolean>> {
	return [
		sql<boolean>`masters.kind = 'party'`,
		...(companyId === undefined ? [] : [sql<boolean>`masters.company_id in ('', ${companyId})`]),
		...(onlyActive ? [sql<boolean>`masters.active = 1`] : []),
		// Content is JSON, in which a quote inside a text is escaped: the patterns meet the member alone.
		...(role === 'customer' ? [sql<boolean>`masters.content not like '%"isCustomer":false%'`] : []),
		...(role === 'supplier' ? [sql<boolean>`masters.content like '%"isSupplier":true%'`] : []),
		...likePatterns(search ?? '').map((pattern) => sql<boolean>`masters.search like ${pattern} escape '\\'`),
	];
}

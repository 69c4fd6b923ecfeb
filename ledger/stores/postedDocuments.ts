import { sql, type RawBuilder } from 'kysely';
import type { OutstandingFilter } from '../port';

/** Money or credit matched to the document of a row, or given by it. */
export function matchedBy(column: 'document_id' | 'source_id'): RawBuilder<number> {
	return sql`(select coalesce(sum(amount), 0) from settlement_matches where ${sql.ref(column)} = documents.id)`;
}

/** Accounting documents that count. */
export function posted(kinds: readonly string[], filter: OutstandingFilter): RawBuilder<boolean> {
	const { partyIds, companyIds, side } = filter;
	const conditions = [
		sql<boolean>`documents.kind in (${sql.join(kinds)})`,
		sql<boolean>`validated_at is not null and state <> 'cancelled' and deleted_at is null`,
		...(partyIds ? [sql<boolean>`party_id in (${sql.join(partyIds)})`] : []),
		// Hidden from the index of companies where parties are named: those have few documents each.
		...(companyIds
			? [sql<boolean>`${partyIds ? sql`company_id || ''` : sql`company_id`} in (${sql.join(companyIds)})`]
			: []),
		...(side ? [sql<boolean>`side = ${side}`] : []),
	];
	return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

import { sql, type Kysely } from 'kysely';
import { KINDS, KIND_RULES } from '../../domain/documents/kinds';
import type { DocumentFilter } from '../port';
import type { LedgerTables } from '../schema';
import { likePatterns } from '../searchText';

type Db = Kysely<LedgerTables>;

const PAYABLE = KINDS.filter((kind) => KIND_RULES[kind].awaits === 'payment');

/** The documents that a filter means, before paging; shared by lists and sums. */
export function filtered(db: Db, filter: Omit<DocumentFilter, 'limit'>) {
	const {
		companyId,
		kinds,
		side,
		invoiceType,
		states,
		partyId,
		owner,
		number,
		issuedFrom,
		issuedTo,
		search,
		origins,
		includeDeleted,
		notFinished,
	} = filter;
	let query = db.selectFrom('documents');
	// PostgreSQL has no empty list.
	if (kinds?.length === 0 || states?.length === 0 || origins?.length === 0)
		return query.where(sql<boolean>`1 = 0`);
	if (!includeDeleted) query = query.where('deleted_at', 'is', null);
	if (origins !== undefined) query = query.where('origin', 'in', [...origins]);
	if (notFinished) query = query.where(unfinished());
	if (companyId !== undefined) query = query.where('company_id', '=', companyId);
	if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
	if (side !== undefined) query = query.where('side', '=', side);
	if (invoiceType !== undefined) query = query.where('invoice_type', '=', invoiceType);
	if (states !== undefined) query = query.where('state', 'in', [...states]);
	if (partyId !== undefined) query = query.where('party_id', '=', partyId);
	if (owner !== undefined) query = query.where('owner', '=', owner);
	if (number !== undefined)
		query = query.where(({ or, eb }) =>
			or([eb('number', '=', number), eb('internal_reference', '=', number)]),
		);
	if (issuedFrom !== undefined) query = query.where('issue_date', '>=', issuedFrom);
	if (issuedTo !== undefined) query = query.where('issue_date', '<=', issuedTo);
	for (const pattern of likePatterns(search ?? '')) {
		query = query.where(sql<boolean>`search like ${pattern} escape '\\'`);
	}
	return query;
}

/** Money is open, or the document still waits for an answer or a receipt. */
function unfinished() {
	return sql<boolean>`(
		state in ('draft', 'validated', 'accepted') and (
			state = 'draft' or validated_at is null or kind not in (${sql.join([...PAYABLE])}) or (
				gross > (select coalesce(sum(amount), 0) from settlement_matches where document_id = documents.id)
				and not exists (
					select 1 from document_facts where document_id = documents.id and kind = 'uncollectible'
				)
			)
		)
	)`;
}

import type { Kysely } from 'kysely';
import type { MatchSource } from '../../domain/payments/payment';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { DocumentMatch, NewMatch, Reading, SettlementMatch } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;
type MatchReading = Pick<
	Reading['payments'],
	'matchesOf' | 'matchesFrom' | 'matchesOfRefunds' | 'paidInvoices'
>;

export function readMatches(db: Db): MatchReading {
	const by = async (
		column: 'document_id' | 'source_id' | 'refund_id',
		ids: readonly string[],
	): Promise<SettlementMatch[]> => {
		const rows = await inPages(ids, (page) =>
			db.selectFrom('settlement_matches').selectAll().where(column, 'in', page).orderBy('id').execute(),
		);
		return rows.map(decodeMatch);
	};
	return {
		matchesOf: async (documentIds) => (await by('document_id', documentIds)).filter(isOfDocument),
		matchesFrom: (sourceIds) => by('source_id', sourceIds),
		matchesOfRefunds: (refundIds) => by('refund_id', refundIds),
		async paidInvoices({ companyId, partyId, kind = 'invoice', paidFrom, paidTo, after, limit }) {
			const rows = await db
				.selectFrom('documents')
				.select('id')
				.where('company_id', '=', companyId)
				.where('kind', '=', kind)
				.where('state', '=', 'validated')
				.where('deleted_at', 'is', null)
				.where(({ exists, selectFrom }) =>
					exists(
						selectFrom('settlement_matches')
							.select('settlement_matches.id')
							.whereRef('settlement_matches.document_id', '=', 'documents.id')
							.where('settlement_matches.source_kind', '=', 'payment')
							.where('settlement_matches.on_date', '>=', paidFrom)
							.where('settlement_matches.on_date', '<=', paidTo),
					),
				)
				.$if(partyId !== undefined, (query) => query.where('party_id', '=', partyId ?? ''))
				.$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
				.orderBy('id')
				.limit(limit)
				.execute();
			return rows.map(({ id }) => id);
		},
	};
}

export function isOfDocument(match: SettlementMatch): match is DocumentMatch {
	return match.documentId !== null;
}

export function encodeMatch(match: NewMatch, now: string): LedgerTables['settlement_matches'] {
	return {
		id: newId('mat', now),
		document_id: match.documentId ?? null,
		refund_id: match.refundId ?? null,
		source_kind: match.sourceKind,
		source_id: match.sourceId,
		amount: encodeMinor(match.amount),
		on_date: match.onDate,
		undoes: match.undoes ?? null,
		reason: match.reason ?? null,
		created_at: now,
	};
}

export function decodeMatch(row: LedgerTables['settlement_matches']): SettlementMatch {
	return {
		id: row.id,
		documentId: row.document_id,
		refundId: row.refund_id,
		sourceKind: row.source_kind as MatchSource,
		sourceId: row.source_id,
		amount: row.amount,
		onDate: row.on_date,
		undoes: row.undoes,
		reason: row.reason,
		createdAt: row.created_at,
	};
}

import type { Kysely } from 'kysely';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { Payment, Reading, SettlementMatch, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readPayments(db: Db): Reading['payments'] {
	const matches = async (
		column: 'document_id' | 'source_id',
		ids: readonly string[],
	): Promise<SettlementMatch[]> => {
		const rows = await inPages(ids, (page) =>
			db.selectFrom('settlement_matches').selectAll().where(column, 'in', page).orderBy('id').execute(),
		);
		return rows.map(decodeMatch);
	};
	return {
		async get(id) {
			const row = await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
			return row && decodePayment(row);
		},
		matchesOf: (documentIds) => matches('document_id', documentIds),
		matchesFrom: (sourceIds) => matches('source_id', sourceIds),
	};
}

export function writePayments(db: Db, now: string): Writing['payments'] {
	return {
		async add(payment) {
			const id = newId('pay', now);
			await db
				.insertInto('payments')
				.values({
					id,
					company_id: payment.companyId,
					party_id: payment.partyId,
					currency: payment.currency,
					amount: encodeMinor(payment.amount),
					received_on: payment.receivedOn,
					method: payment.method,
					reference: payment.reference,
					created_at: now,
					actor: payment.actor,
				})
				.execute();
			return id;
		},
		async match(match) {
			await db.insertInto('settlement_matches').values(encodeMatch(match, now)).execute();
		},
	};
}

export function encodeMatch(
	{ documentId, sourceKind, sourceId, amount, onDate }: Omit<SettlementMatch, 'id' | 'createdAt'>,
	now: string,
): LedgerTables['settlement_matches'] {
	return {
		id: newId('mat', now),
		document_id: documentId,
		source_kind: sourceKind,
		source_id: sourceId,
		amount: encodeMinor(amount),
		on_date: onDate,
		created_at: now,
	};
}

export function decodeMatch(row: LedgerTables['settlement_matches']): SettlementMatch {
	return {
		id: row.id,
		documentId: row.document_id,
		sourceKind: row.source_kind as SettlementMatch['sourceKind'],
		sourceId: row.source_id,
		amount: row.amount,
		onDate: row.on_date,
		createdAt: row.created_at,
	};
}

function decodePayment(row: LedgerTables['payments']): Payment {
	return {
		id: row.id,
		companyId: row.company_id,
		partyId: row.party_id,
		currency: row.currency,
		amount: row.amount,
		receivedOn: row.received_on,
		method: row.method,
		reference: row.reference,
		createdAt: row.created_at,
		actor: row.actor,
	};
}

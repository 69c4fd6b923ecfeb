import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { Claim, ClaimChannel, ClaimState, NewClaim, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;
type Row = LedgerTables['collection_claims'];

export function readClaims(db: Db): Reading['claims'] {
	const by = async (column: 'document_id' | 'id', ids: readonly string[]): Promise<Claim[]> => {
		const rows = await inPages(ids, (page) =>
			db.selectFrom('collection_claims').selectAll().where(column, 'in', page).orderBy('id').execute(),
		);
		return rows.map(decodeClaim);
	};
	return {
		ofDocuments: (documentIds) => by('document_id', documentIds),
		getMany: (ids) => by('id', ids),
		async ofHolder(holder) {
			const rows = await db
				.selectFrom('collection_claims')
				.selectAll()
				.where('holder', '=', holder)
				.orderBy('id')
				.execute();
			return rows.map(decodeClaim);
		},
	};
}

export function writeClaims(db: Db, now: string): Writing['claims'] {
	return {
		async add(claim) {
			const row = encodeClaim(claim, now);
			try {
				await db.insertInto('collection_claims').values(row).execute();
			} catch (error) {
				if (isUniqueViolation(error, 'collection_claims')) refuseTaken(claim);
				throw error;
			}
			return decodeClaim(row);
		},
		async close(id, from, { state, reason, paymentId }) {
			const result = await db
				.updateTable('collection_claims')
				.set({
					state,
					closed_at: now,
					...(reason !== undefined && { reason }),
					...(paymentId !== undefined && { payment_id: paymentId }),
				})
				.where('id', '=', id)
				.where('state', '=', from)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) {
				refuse({
					rule: 'claim.closed',
					message: `Claim ${id} is not ${from} any more.`,
					fix: 'Read it again: somebody else has settled, returned or cancelled it.',
				});
			}
		},
	};
}

function refuseTaken({ documentId, instalment }: NewClaim): never {
	refuse({
		rule: 'claim.taken',
		document: documentId,
		message: `Instalment ${instalment} of ${documentId} is in another collection already.`,
		fix: 'Wait until that collection has settled or come back, or cancel it.',
	});
}

function encodeClaim(claim: NewClaim, now: string): Row {
	return {
		id: newId('clm', now),
		company_id: claim.companyId,
		document_id: claim.documentId,
		instalment: claim.instalment,
		amount: encodeMinor(claim.amount),
		channel: claim.channel,
		holder: claim.holder,
		collection_id: claim.collectionId,
		state: 'claimed',
		reason: null,
		payment_id: null,
		created_at: now,
		closed_at: null,
		actor: claim.actor,
	};
}

function decodeClaim(row: Row): Claim {
	return {
		id: row.id,
		companyId: row.company_id,
		documentId: row.document_id,
		instalment: row.instalment,
		amount: row.amount,
		channel: row.channel as ClaimChannel,
		holder: row.holder,
		collectionId: row.collection_id,
		state: row.state as ClaimState,
		reason: row.reason,
		paymentId: row.payment_id,
		createdAt: row.created_at,
		closedAt: row.closed_at,
		actor: row.actor,
	};
}

import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import type { Reading, StoredDebit, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { decodeBatch, decodeDebit, encodeBatch, encodeDebit } from './debitRows';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

/** Rows of one statement: PostgreSQL takes 65,535 parameters, and a debit has 18. */
const ROWS_AT_ONCE = 500;

export function readDebits(db: Db): Reading['debits'] {
	const by = async (
		column: 'id' | 'document_id' | 'mandate_id' | 'end_to_end_id',
		values: readonly string[],
	): Promise<StoredDebit[]> => {
		const rows = await inPages(values, (page) =>
			db.selectFrom('sepa_debits').selectAll().where(column, 'in', page).orderBy('id').execute(),
		);
		return rows.map(decodeDebit);
	};
	const batches = () => db.selectFrom('debit_batches').selectAll();
	return {
		async batch(id) {
			const row = await batches().where('id', '=', id).executeTakeFirst();
			return row && decodeBatch(row);
		},
		async batches({ companyId, states, after, newestFirst = false, limit }) {
			let query = batches();
			if (companyId !== undefined) query = query.where('company_id', '=', companyId);
			if (states !== undefined && states.length > 0) query = query.where('state', 'in', [...states]);
			if (after !== undefined) query = query.where('id', newestFirst ? '<' : '>', after);
			const rows = await query
				.orderBy('id', newestFirst ? 'desc' : 'asc')
				.limit(limit)
				.execute();
			return rows.map(decodeBatch);
		},
		async byMessageId(messageId) {
			return (await batches().where('message_id', '=', messageId).orderBy('id').execute()).map(decodeBatch);
		},
		async ofBatch(batchId) {
			const rows = await db
				.selectFrom('sepa_debits')
				.selectAll()
				.where('batch_id', '=', batchId)
				.orderBy('position')
				.execute();
			return rows.map(decodeDebit);
		},
		getMany: (ids) => by('id', ids),
		ofDocuments: (documentIds) => by('document_id', documentIds),
		ofMandates: (mandateIds) => by('mandate_id', mandateIds),
		byEndToEndIds: (endToEndIds) => by('end_to_end_id', endToEndIds),
	};
}

export function writeDebits(db: Db, now: string): Writing['debits'] {
	return {
		async addBatch(batch, debits) {
			try {
				await db.insertInto('debit_batches').values(encodeBatch(batch, now)).execute();
			} catch (error) {
				if (isUniqueViolation(error, 'debit_batches')) refuseUsed(batch.messageId);
				throw error;
			}
			const rows = debits.map((debit) => encodeDebit(debit, now));
			for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
				const page = rows.slice(start, start + ROWS_AT_ONCE);
				await db.insertInto('sepa_debits').values(page).execute();
			}
			return rows.map(decodeDebit);
		},
		async moveBatch(id, from, to, { uploadedOn, closedOn, reason }) {
			const result = await db
				.updateTable('debit_batches')
				.set({
					state: to,
					updated_at: now,
					...(uploadedOn !== undefined && { uploaded_on: uploadedOn }),
					...(closedOn !== undefined && { closed_on: closedOn }),
					...(reason !== undefined && { reason }),
				})
				.where('id', '=', id)
				.where('state', '=', from)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) refuseMoved('batch', id, from);
		},
		async moveDebits(batchId, from, to) {
			await db
				.updateTable('sepa_debits')
				.set({ outcome: to, updated_at: now })
				.where('batch_id', '=', batchId)
				.where('outcome', '=', from)
				.execute();
		},
		async settleDebits(ids, closedOn) {
			for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
				await db
					.updateTable('sepa_debits')
					.set({ outcome: 'settled', closed_on: closedOn, updated_at: now })
					.where('id', 'in', ids.slice(start, start + ROWS_AT_ONCE))
					.where('outcome', '=', 'presented')
					.execute();
			}
		},
		async closeDebit(id, from, { outcome, closedOn, reasonCode = null, reasonText = null }) {
			const result = await db
				.updateTable('sepa_debits')
				.set({
					outcome,
					closed_on: closedOn,
					reason_code: reasonCode,
					reason_text: reasonText,
					updated_at: now,
				})
				.where('id', '=', id)
				.where('outcome', '=', from)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) refuseMoved('debit', id, from);
		},
	};
}

function refuseUsed(messageId: string): never {
	refuse({
		rule: 'batch.messageId',
		field: 'messageId',
		message: `The message id ${messageId} was used for another batch of this company.`,
		fix: 'Leave it out, so that one is made: a bank takes each id once.',
	});
}

function refuseMoved(what: 'batch' | 'debit', id: string, from: string): never {
	refuse({
		rule: `${what}.moved`,
		message: `${what === 'batch' ? 'Batch' : 'Debit'} ${id} is not ${from} any more.`,
		fix: 'Read the batch again: somebody else has moved it.',
	});
}

import type { Kysely } from 'kysely';
import type { CollectionState } from '../../domain/payments/payment';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { Collection, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;
type PaymentWriting = Writing['payments'];

export async function collectionsOf(db: Db, documentIds: readonly string[]): Promise<Collection[]> {
	const rows = await inPages(documentIds, (page) =>
		db.selectFrom('collections').selectAll().where('document_id', 'in', page).orderBy('id').execute(),
	);
	return rows.map((row) => ({
		id: row.id,
		documentId: row.document_id,
		amount: row.amount,
		method: row.method,
		reference: row.reference,
		state: row.state as CollectionState,
		submittedOn: row.submitted_on,
		closedOn: row.closed_on,
		paymentId: row.payment_id,
		createdAt: row.created_at,
		actor: row.actor,
	}));
}

export async function collect(
	db: Db,
	collection: Parameters<PaymentWriting['collect']>[0],
	now: string,
): Promise<string> {
	const id = newId('col', now);
	await db
		.insertInto('collections')
		.values({
			id,
			document_id: collection.documentId,
			amount: encodeMinor(collection.amount),
			method: collection.method,
			reference: collection.reference,
			state: 'pending',
			submitted_on: collection.submittedOn,
			closed_on: null,
			payment_id: null,
			created_at: now,
			actor: collection.actor,
		})
		.execute();
	return id;
}

/** Only one that is pending is closed: what arrived, or failed, stays so. */
export async function closeCollection(
	db: Db,
	id: string,
	{ state, closedOn, paymentId }: Parameters<PaymentWriting['closeCollection']>[1],
): Promise<void> {
	await db
		.updateTable('collections')
		.set({ state, closed_on: closedOn, payment_id: paymentId ?? null })
		.where('id', '=', id)
		.where('state', '=', 'pending')
		.execute();
}

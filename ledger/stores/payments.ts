import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PaymentKind } from '../../domain/payments/payment';
import { refuse } from '../../domain/refusal';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { NewPayment, Payment, PaymentFilter, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { closeCollection, collect, collectionsOf } from './collections';
import { inPages } from './inPages';
import { encodeMatch, readMatches } from './matches';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

export function readPayments(db: Db): Reading['payments'] {
	const byIds = (ids: readonly string[]) => readByIds(db, ids);
	return {
		get: async (id) => (await byIds([id]))[0],
		getMany: byIds,
		async find(filter) {
			const rows = await paymentRows(db)
				.where(sql<boolean>`${sql.join(conditionsOf(filter), sql` and `)}`)
				.orderBy('payments.id', filter.newestFirst ? 'desc' : 'asc')
				.limit(filter.limit)
				.execute();
			return rows.map(decodePayment);
		},
		async byExternalReference(companyId, externalReference) {
			const row = await paymentRows(db)
				.where('payments.company_id', '=', companyId)
				.where('payments.external_reference', '=', externalReference)
				.executeTakeFirst();
			return row && decodePayment(row);
		},
		async attachedTo(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				paymentRows(db)
					.where('payments.document_id', 'in', page)
					.where('payments.kind', '=', 'receipt')
					.where(sql<boolean>`undoing.id is null`)
					.orderBy('payments.id')
					.execute(),
			);
			return rows.map(decodePayment);
		},
		...readMatches(db),
		collectionsOf: (documentIds) => collectionsOf(db, documentIds),
	};
}

export function writePayments(db: Db, now: string, rowLocks: boolean): Writing['payments'] {
	return {
		async lock(ids) {
			const sorted = [...new Set(ids)].sort();
			if (rowLocks) {
				await inPages(sorted, (page) =>
					db.selectFrom('payments').select('id').where('id', 'in', page).orderBy('id').forUpdate().execute(),
				);
			}
			return readByIds(db, sorted);
		},
		async add(payment) {
			const row = encodePayment(payment, now);
			try {
				await db.insertInto('payments').values(row).execute();
			} catch (error) {
				if (isUniqueViolation(error, 'payments')) refuseTwin(payment);
				throw error;
			}
			return row.id;
		},
		async match(match) {
			await db.insertInto('settlement_matches').values(encodeMatch(match, now)).execute();
		},
		async attach(paymentId, documentId) {
			await db.updateTable('payments').set({ document_id: documentId }).where('id', '=', paymentId).execute();
		},
		collect: (collection) => collect(db, collection, now),
		closeCollection: (id, outcome) => closeCollection(db, id, outcome),
	};
}

/** Each payment with the one that undoes it. */
function paymentRows(db: Db) {
	return db
		.selectFrom('payments')
		.leftJoin('payments as undoing', 'undoing.reverses', 'payments.id')
		.selectAll('payments')
		.select('undoing.id as reversed_by');
}

async function readByIds(db: Db, ids: readonly string[]): Promise<Payment[]> {
	const rows = await inPages([...ids].sort(), (page) =>
		paymentRows(db).where('payments.id', 'in', page).orderBy('payments.id').execute(),
	);
	return rows.map(decodePayment);
}

function conditionsOf(filter: PaymentFilter): Array<RawBuilder<boolean>> {
	const { companyId, partyId, kinds, receivedFrom, receivedTo, currency, unallocated, after } = filter;
	const used = sql`(select coalesce(sum(amount), 0) from settlement_matches where source_id = payments.id)`;
	return [
		sql<boolean>`1 = 1`,
		...(companyId === undefined ? [] : [sql<boolean>`payments.company_id = ${companyId}`]),
		...(partyId === undefined ? [] : [sql<boolean>`payments.party_id = ${partyId}`]),
		// PostgreSQL has no empty list.
		...(kinds === undefined || kinds.length === 0
			? []
			: [sql<boolean>`payments.kind in (${sql.join([...kinds])})`]),
		...(receivedFrom === undefined ? [] : [sql<boolean>`payments.received_on >= ${receivedFrom}`]),
		...(receivedTo === undefined ? [] : [sql<boolean>`payments.received_on <= ${receivedTo}`]),
		...(currency === undefined ? [] : [sql<boolean>`payments.currency = ${currency}`]),
		...(unallocated
			? [sql<boolean>`payments.kind = 'receipt' and undoing.id is null and payments.amount > ${used}`]
			: []),
		...(after === undefined
			? []
			: [filter.newestFirst ? sql<boolean>`payments.id < ${after}` : sql<boolean>`payments.id > ${after}`]),
	];
}

function refuseTwin({ externalReference, reverses }: NewPayment): never {
	refuse({
		rule: 'payment.alreadyThere',
		field: reverses ? 'id' : 'externalReference',
		message: reverses
			? `Payment ${reverses} was reversed already.`
			: `A payment with the external reference '${externalReference}' was recorded at this moment by somebody else.`,
		fix: 'Read the payments again: what you are about to record is there.',
	});
}

function encodePayment(payment: NewPayment, now: string): LedgerTables['payments'] {
	return {
		id: newId('pay', now),
		company_id: payment.companyId,
		party_id: payment.partyId,
		currency: payment.currency,
		amount: encodeMinor(payment.amount),
		received_on: payment.receivedOn,
		method: payment.method,
		reference: payment.reference,
		created_at: now,
		actor: payment.actor,
		kind: payment.kind ?? 'receipt',
		document_id: payment.documentId ?? null,
		external_reference: payment.externalReference ?? null,
		reverses: payment.reverses ?? null,
		reason: payment.reason ?? null,
	};
}

function decodePayment(row: LedgerTables['payments'] & { reversed_by: string | null }): Payment {
	return {
		id: row.id,
		kind: row.kind as PaymentKind,
		companyId: row.company_id,
		partyId: row.party_id,
		currency: row.currency,
		amount: row.amount,
		receivedOn: row.received_on,
		method: row.method,
		reference: row.reference,
		documentId: row.document_id,
		externalReference: row.external_reference,
		reverses: row.reverses,
		reason: row.reason,
		reversedBy: row.reversed_by,
		createdAt: row.created_at,
		actor: row.actor,
	};
}

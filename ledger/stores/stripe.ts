import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { NewStripeDebit, Reading, StripeDebit, StripeEvent, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;
type Row = LedgerTables['stripe_debits'];

export function readStripe(db: Db): Reading['stripe'] {
	const debits = () => db.selectFrom('stripe_debits').selectAll();
	const one = async (column: 'id' | 'idempotency_key' | 'payment_intent_id', value: string) => {
		const row = await debits().where(column, '=', value).executeTakeFirst();
		return row && decodeDebit(row);
	};
	const events = () => db.selectFrom('stripe_events').selectAll();
	return {
		debit: (id) => one('id', id),
		byKey: (key) => one('idempotency_key', key),
		byPaymentIntent: (id) => one('payment_intent_id', id),
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				debits().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map(decodeDebit);
		},
		async find({ companyId, statuses, after, limit }) {
			let query = debits();
			if (companyId !== undefined) query = query.where('company_id', '=', companyId);
			if (statuses !== undefined && statuses.length > 0) query = query.where('status', 'in', [...statuses]);
			if (after !== undefined) query = query.where('id', '>', after);
			return (await query.orderBy('id').limit(limit).execute()).map(decodeDebit);
		},
		async event(eventId) {
			const row = await events().where('event_id', '=', eventId).executeTakeFirst();
			return row && decodeEvent(row);
		},
		async eventsOf(objectId) {
			const rows = await events()
				.where('object_id', '=', objectId)
				.orderBy('occurred_at')
				.orderBy('event_id')
				.execute();
			return rows.map(decodeEvent);
		},
	};
}

export function writeStripe(db: Db, now: string): Writing['stripe'] {
	return {
		async addDebit(debit) {
			const row = encodeDebit(debit, now);
			try {
				await db.insertInto('stripe_debits').values(row).execute();
			} catch (error) {
				if (isUniqueViolation(error, 'stripe_debits')) refuseTaken(debit);
				throw error;
			}
			return decodeDebit(row);
		},
		async changeDebit(id, change) {
			const { details, ...columns } = change;
			await db
				.updateTable('stripe_debits')
				.set({
					...given('claim_id', columns.claimId),
					...given('payment_intent_id', columns.paymentIntentId),
					...given('customer_id', columns.customerId),
					...given('payment_method_id', columns.paymentMethodId),
					...given('mandate_reference', columns.mandateReference),
					...given('status', columns.status),
					...given('failure_code', columns.failureCode),
					...(details !== undefined && { details: await merged(db, id, details) }),
					updated_at: now,
				})
				.where('id', '=', id)
				.execute();
		},
		async addEvent({ eventId, type, objectId, occurredAt, companyId }) {
			const result = await db
				.insertInto('stripe_events')
				.values({
					event_id: eventId,
					type,
					object_id: objectId,
					occurred_at: occurredAt,
					received_at: now,
					company_id: companyId,
				})
				.onConflict((conflict) => conflict.column('event_id').doNothing())
				.executeTakeFirst();
			return result.numInsertedOrUpdatedRows === 1n;
		},
	};
}

function given<K extends string, V>(column: K, value: V | undefined): Partial<Record<K, V>> {
	return value === undefined ? {} : ({ [column]: value } as Record<K, V>);
}

/** Members that are not given stay as they were. */
async function merged(db: Db, id: string, more: object): Promise<string> {
	const row = await db
		.selectFrom('stripe_debits')
		.select('details')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return JSON.stringify({ ...(JSON.parse(row.details) as object), ...more });
}

function refuseTaken({ documentId, instalment, attempt }: NewStripeDebit): never {
	refuse({
		rule: 'stripe.attemptTaken',
		document: documentId,
		message: `Attempt ${attempt} at instalment ${instalment} of ${documentId} was begun at this moment by somebody else.`,
		fix: 'Read the debits of the invoice again: what you are about to do is under way.',
	});
}

function encodeDebit(debit: NewStripeDebit, now: string): Row {
	return {
		id: debit.id ?? newId('sdb', now),
		company_id: debit.companyId,
		document_id: debit.documentId,
		instalment: debit.instalment,
		attempt: debit.attempt,
		claim_id: debit.claimId ?? null,
		idempotency_key: debit.idempotencyKey,
		payment_intent_id: debit.paymentIntentId ?? null,
		customer_id: debit.customerId ?? null,
		payment_method_id: debit.paymentMethodId ?? null,
		mandate_reference: debit.mandateReference ?? null,
		status: debit.status,
		amount: encodeMinor(debit.amount),
		currency: debit.currency,
		failure_code: debit.failureCode ?? null,
		details: JSON.stringify(debit.details ?? {}),
		created_at: now,
		updated_at: now,
		actor: debit.actor,
	};
}

function decodeDebit(row: Row): StripeDebit {
	return {
		id: row.id,
		companyId: row.company_id,
		documentId: row.document_id,
		instalment: row.instalment,
		attempt: row.attempt,
		claimId: row.claim_id,
		idempotencyKey: row.idempotency_key,
		paymentIntentId: row.payment_intent_id,
		customerId: row.customer_id,
		paymentMethodId: row.payment_method_id,
		mandateReference: row.mandate_reference,
		status: row.status,
		amount: row.amount,
		currency: row.currency,
		failureCode: row.failure_code,
		details: JSON.parse(row.details) as StripeDebit['details'],
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		actor: row.actor,
	};
}

function decodeEvent(row: LedgerTables['stripe_events']): StripeEvent {
	return {
		eventId: row.event_id,
		type: row.type,
		objectId: row.object_id,
		occurredAt: row.occurred_at,
		receivedAt: row.received_at,
		companyId: row.company_id,
	};
}

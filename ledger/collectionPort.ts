import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Minor } from '../domain/money/minor';
import type { DebitHead, PlannedDebit } from '../domain/sepa/debitPlan';
import type { Outcome, SequenceType } from '../domain/sepa/mandate';

/**
 * The part of the port that is about fetching money: who has claimed an instalment, what batches of direct debits hold,
 * and what a payment service was asked to debit. Nothing of it is ever deleted.
 */

export const CLAIM_CHANNELS = ['sepa', 'stripe'] as const;
export type ClaimChannel = (typeof CLAIM_CHANNELS)[number];

/**
 * - `claimed` a collection has it, and no other one may
 * - `settled` the money came, as `paymentId`
 * - `returned` the bank refused it, or it came back after it had settled
 * - `cancelled` it was given up before anything was collected
 */
export const CLAIM_STATES = ['claimed', 'settled', 'returned', 'cancelled'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** An instalment of an invoice that a collection has taken; its amount is in collection as long as it is `claimed`. */
export interface Claim {
	readonly id: string;
	readonly companyId: string;
	readonly documentId: string;
	/** Position of the instalment; 1 where the invoice has no schedule. */
	readonly instalment: number;
	readonly amount: Minor;
	readonly channel: ClaimChannel;
	/** Id of what collects it: a batch of direct debits (`dbt_…`) or a debit of a payment service (`sdb_…`). */
	readonly holder: string;
	/** The row of `collections` that keeps the amount from being asked for. */
	readonly collectionId: string;
	readonly state: ClaimState;
	/** Why it was returned or cancelled. */
	readonly reason: string | null;
	/** The payment as which the money came; it stays when that was reversed. */
	readonly paymentId: string | null;
	readonly createdAt: Instant;
	readonly closedAt: Instant | null;
	readonly actor: string;
}

export type NewClaim = Pick<
	Claim,
	'companyId' | 'documentId' | 'instalment' | 'amount' | 'channel' | 'holder' | 'collectionId' | 'actor'
>;

export interface ClaimReading {
	/** All of them, closed ones too, in the order of their age. */
	ofDocuments(documentIds: readonly string[]): Promise<Claim[]>;
	ofHolder(holder: string): Promise<Claim[]>;
	getMany(ids: readonly string[]): Promise<Claim[]>;
}

export interface ClaimWriting {
	/** @throws Refusal `claim.taken` when another collection has the instalment: the guard is an index of the database. */
	add(claim: NewClaim): Promise<Claim>;
	/**
	 * Closes a claim that is in the state `from`. Of closed ones only a settled claim changes again: it is returned.
	 *
	 * @throws Refusal `claim.closed` when it is in another state by now.
	 */
	close(
		id: string,
		from: ClaimState,
		outcome: {
			readonly state: Exclude<ClaimState, 'claimed'>;
			readonly reason?: string | null;
			readonly paymentId?: string;
		},
	): Promise<void>;
}

/** A batch is built, then given to the bank, then over: every debit has its outcome; or it was cancelled before. */
export const BATCH_STATES = ['built', 'uploaded', 'settled', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** One file of direct debits: one company, one account. Head and debits are all that its bytes are made of. */
export interface StoredBatch {
	readonly id: string;
	readonly companyId: string;
	/** The bank account that collects. */
	readonly accountId: string;
	readonly messageId: string;
	readonly state: BatchState;
	readonly head: DebitHead;
	/** SHA-256 of the XML as it was first written. */
	readonly fileHash: string;
	readonly count: number;
	readonly amount: Minor;
	/** The first day of collection. */
	readonly collectOn: CalendarDate;
	readonly uploadedOn: CalendarDate | null;
	readonly closedOn: CalendarDate | null;
	readonly reason: string | null;
	readonly details: BatchDetails;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
	readonly actor: string;
}

/** What is told of a batch and never asked for. */
export interface BatchDetails {
	/** XML in a zip. */
	readonly zip: boolean;
	/** Debits that were refused and left out. */
	readonly leftOut: number;
}

export type NewBatch = Omit<
	StoredBatch,
	'state' | 'uploadedOn' | 'closedOn' | 'reason' | 'createdAt' | 'updatedAt'
>;

/** One debit of a batch, and one use of its mandate. */
export interface StoredDebit {
	readonly id: string;
	readonly batchId: string;
	/** Place in the file, from 0. */
	readonly position: number;
	readonly documentId: string;
	readonly instalment: number;
	readonly claimId: string;
	readonly mandateId: string;
	readonly amount: Minor;
	readonly dueOn: CalendarDate;
	readonly sequence: SequenceType;
	readonly outcome: Outcome;
	readonly endToEndId: string;
	readonly reasonCode: string | null;
	readonly reasonText: string | null;
	/** Day on which it settled, or on which it came back. */
	readonly closedOn: CalendarDate | null;
	/** Word for word what stands in the file; it tells the face that the mandate had then. */
	readonly plan: PlannedDebit;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
}

export type NewDebit = Omit<
	StoredDebit,
	'id' | 'outcome' | 'reasonCode' | 'reasonText' | 'closedOn' | 'createdAt' | 'updatedAt'
>;

export interface BatchFilter {
	readonly companyId?: string;
	readonly states?: readonly BatchState[];
	/** Id after which the page starts. */
	readonly after?: string;
	readonly newestFirst?: boolean;
	readonly limit: number;
}

export interface DebitReading {
	batch(id: string): Promise<StoredBatch | undefined>;
	batches(filter: BatchFilter): Promise<StoredBatch[]>;
	byMessageId(messageId: string): Promise<StoredBatch[]>;
	/** In the order of the file. */
	ofBatch(batchId: string): Promise<StoredDebit[]>;
	getMany(ids: readonly string[]): Promise<StoredDebit[]>;
	ofDocuments(documentIds: readonly string[]): Promise<StoredDebit[]>;
	/** Uses of mandates, in the order in which they were made; those of cancelled batches are among them. */
	ofMandates(mandateIds: readonly string[]): Promise<StoredDebit[]>;
	byEndToEndIds(endToEndIds: readonly string[]): Promise<StoredDebit[]>;
}

export interface DebitWriting {
	/** Writes the batch as `built` and its debits as `planned`. @throws Refusal `batch.messageId` when the id was used. */
	addBatch(batch: NewBatch, debits: readonly NewDebit[]): Promise<StoredDebit[]>;
	/** @throws Refusal `batch.moved` when the batch is not in the state `from` by now. */
	moveBatch(
		id: string,
		from: BatchState,
		to: Exclude<BatchState, 'built'>,
		change: {
			readonly uploadedOn?: CalendarDate;
			readonly closedOn?: CalendarDate;
			readonly reason?: string;
		},
	): Promise<void>;
	/** Gives all debits of a batch that have one outcome another one. */
	moveDebits(batchId: string, from: Outcome, to: Outcome): Promise<void>;
	/** Gives debits that were presented the outcome `settled`; others are left alone. */
	settleDebits(ids: readonly string[], closedOn: CalendarDate): Promise<void>;
	/** @throws Refusal `debit.moved` when the debit does not have the outcome `from` by now. */
	closeDebit(
		id: string,
		from: Outcome,
		outcome: {
			readonly outcome: Outcome;
			readonly closedOn: CalendarDate;
			readonly reasonCode?: string | null;
			readonly reasonText?: string | null;
		},
	): Promise<void>;
}

/** A debit that a payment service was asked to make: one attempt at one instalment. */
export interface StripeDebit {
	readonly id: string;
	readonly companyId: string;
	readonly documentId: string;
	readonly instalment: number;
	/** 1, 2, 3… for each instalment. */
	readonly attempt: number;
	readonly claimId: string | null;
	/** Ours, the same for every repeat of this attempt. */
	readonly idempotencyKey: string;
	readonly paymentIntentId: string | null;
	readonly customerId: string | null;
	readonly paymentMethodId: string | null;
	readonly mandateReference: string | null;
	/** As the service says it. */
	readonly status: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly failureCode: string | null;
	readonly details: Readonly<Record<string, unknown>>;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
	readonly actor: string;
}

export type NewStripeDebit = Pick<
	StripeDebit,
	| 'companyId'
	| 'documentId'
	| 'instalment'
	| 'attempt'
	| 'idempotencyKey'
	| 'status'
	| 'amount'
	| 'currency'
	| 'actor'
> &
	Partial<Omit<StripeDebit, 'createdAt' | 'updatedAt'>>;

/** What may change of it. Details are merged, member by member. */
export type StripeDebitChange = Partial<
	Pick<
		StripeDebit,
		| 'claimId'
		| 'paymentIntentId'
		| 'customerId'
		| 'paymentMethodId'
		| 'mandateReference'
		| 'status'
		| 'failureCode'
		| 'details'
	>
>;

/** An event that the service sent, taken in once. */
export interface StripeEvent {
	readonly eventId: string;
	readonly type: string;
	/** What it speaks of: a payment intent, a mandate, a dispute. */
	readonly objectId: string;
	readonly occurredAt: Instant;
	readonly receivedAt: Instant;
	readonly companyId: string;
}

export interface StripeDebitFilter {
	readonly companyId?: string;
	readonly statuses?: readonly string[];
	readonly after?: string;
	readonly limit: number;
}

export interface StripeReading {
	debit(id: string): Promise<StripeDebit | undefined>;
	byKey(idempotencyKey: string): Promise<StripeDebit | undefined>;
	byPaymentIntent(paymentIntentId: string): Promise<StripeDebit | undefined>;
	/** In the order of their age. */
	ofDocuments(documentIds: readonly string[]): Promise<StripeDebit[]>;
	find(filter: StripeDebitFilter): Promise<StripeDebit[]>;
	event(eventId: string): Promise<StripeEvent | undefined>;
	/** What was told of an object, in the order in which it happened. */
	eventsOf(objectId: string): Promise<StripeEvent[]>;
}

export interface StripeWriting {
	/** @throws Refusal `stripe.attemptTaken` when the attempt, the key or the payment intent stands there already. */
	addDebit(debit: NewStripeDebit): Promise<StripeDebit>;
	changeDebit(id: string, change: StripeDebitChange): Promise<void>;
	/** @returns false when the event was taken in before. */
	addEvent(event: Omit<StripeEvent, 'receivedAt'>): Promise<boolean>;
}

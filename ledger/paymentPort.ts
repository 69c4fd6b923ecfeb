import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Minor } from '../domain/money/minor';
import type { CollectionState, MatchSource, PaymentKind } from '../domain/payments/payment';

/** The part of the port that is about money: what moved, what it settled, and what is on its way. */

/** Money that moved (règlement). Its row never changes: what is wrong is undone by a payment of the kind `reversal`. */
export interface Payment {
	readonly id: string;
	readonly kind: PaymentKind;
	readonly companyId: string;
	readonly partyId: string;
	readonly currency: string;
	/** More than zero; the kind says in which direction. */
	readonly amount: Minor;
	readonly receivedOn: CalendarDate;
	/** A name of `domain/payments/methods`, or what people wrote before there were names. */
	readonly method: string | null;
	readonly reference: string | null;
	/** Quotation, order or draft for which the money came, before there was an invoice. */
	readonly documentId: string | null;
	/** Id of the work in another system, such as a line of a bank statement: one payment a company. */
	readonly externalReference: string | null;
	/** The payment that this one undoes. */
	readonly reverses: string | null;
	readonly reason: string | null;
	/** The payment that undoes this one (rejet, impayé). */
	readonly reversedBy: string | null;
	readonly createdAt: Instant;
	readonly actor: string;
}

export type NewPayment = Pick<
	Payment,
	'companyId' | 'partyId' | 'currency' | 'amount' | 'receivedOn' | 'method' | 'reference' | 'actor'
> &
	Partial<Pick<Payment, 'kind' | 'documentId' | 'externalReference' | 'reverses' | 'reason'>>;

/** Money, a credit note, a write-off or a cash discount, set against a document; or what goes back by a refund. */
export interface SettlementMatch {
	readonly id: string;
	/** The document that is settled; null where `refundId` says where the amount went. */
	readonly documentId: string | null;
	readonly refundId: string | null;
	readonly sourceKind: MatchSource;
	readonly sourceId: string;
	/** Negative on a counter-match; the sum counts. */
	readonly amount: Minor;
	readonly onDate: CalendarDate;
	/** The match that this one takes back. */
	readonly undoes: string | null;
	/** Of a write-off or a cash discount. */
	readonly reason: string | null;
	readonly createdAt: Instant;
}

export interface DocumentMatch extends SettlementMatch {
	readonly documentId: string;
}

export type NewMatch = Pick<SettlementMatch, 'sourceKind' | 'sourceId' | 'amount' | 'onDate'> &
	Partial<Pick<SettlementMatch, 'documentId' | 'refundId' | 'undoes' | 'reason'>>;

/**
 * Money that is on its way (en cours d'encaissement), such as a direct debit that was handed in: it lowers what is to
 * pay until it arrives as a payment, or fails.
 */
export interface Collection {
	readonly id: string;
	readonly documentId: string;
	readonly amount: Minor;
	readonly method: string;
	readonly reference: string | null;
	readonly state: CollectionState;
	readonly submittedOn: CalendarDate;
	readonly closedOn: CalendarDate | null;
	/** The payment as which it arrived. */
	readonly paymentId: string | null;
	readonly createdAt: Instant;
	readonly actor: string;
}

export interface PaymentFilter {
	readonly companyId?: string;
	readonly partyId?: string;
	readonly kinds?: readonly PaymentKind[];
	readonly receivedFrom?: CalendarDate;
	readonly receivedTo?: CalendarDate;
	readonly currency?: string;
	/** Receipts of which something is neither matched nor paid back, and that did not bounce. */
	readonly unallocated?: boolean;
	/** Id after which the page starts, in the order of age. */
	readonly after?: string;
	readonly newestFirst?: boolean;
	readonly limit: number;
}

/** Invoices on which money came in some months, for the average delay. */
export interface PaidFilter {
	readonly companyId: string;
	readonly partyId?: string;
	/** What customers paid, or what we paid to suppliers; the first where it is missing. */
	readonly kind?: 'invoice' | 'supplierInvoice';
	/** A payment of these days is matched to it. */
	readonly paidFrom: CalendarDate;
	readonly paidTo: CalendarDate;
	readonly after?: string;
	readonly limit: number;
}

/** What can be asked about money. */
export interface PaymentReading {
	get(id: string): Promise<Payment | undefined>;
	getMany(ids: readonly string[]): Promise<Payment[]>;
	/** In the order of their ids, which is that of their age. */
	find(filter: PaymentFilter): Promise<Payment[]>;
	byExternalReference(companyId: string, externalReference: string): Promise<Payment | undefined>;
	/** Receipts that wait for an invoice of these documents; those that bounced are left out. */
	attachedTo(documentIds: readonly string[]): Promise<Payment[]>;
	matchesOf(documentIds: readonly string[]): Promise<DocumentMatch[]>;
	matchesFrom(sourceIds: readonly string[]): Promise<SettlementMatch[]>;
	/** What payments of the kind `refund` gave back. */
	matchesOfRefunds(refundIds: readonly string[]): Promise<SettlementMatch[]>;
	collectionsOf(documentIds: readonly string[]): Promise<Collection[]>;
	/** Ids of invoices, in the order of their age. */
	paidInvoices(filter: PaidFilter): Promise<string[]>;
}

/** What can be stored of it. */
export interface PaymentWriting {
	/** Locks rows in the order of their ids and reads them; after documents, before any series. */
	lock(ids: readonly string[]): Promise<Payment[]>;
	/** @throws Refusal `payment.alreadyThere` when its external reference is taken, or what it reverses was reversed. */
	add(payment: NewPayment): Promise<string>;
	/** A counter-match has a negative amount and says what it `undoes`; a match is undone once. */
	match(match: NewMatch): Promise<void>;
	/** Says for which document the money came, while it waits for an invoice. */
	attach(paymentId: string, documentId: string): Promise<void>;
	collect(
		collection: Pick<Collection, 'documentId' | 'amount' | 'method' | 'reference' | 'submittedOn' | 'actor'>,
	): Promise<string>;
	closeCollection(
		id: string,
		outcome: { state: 'collected' | 'failed'; closedOn: CalendarDate; paymentId?: string },
	): Promise<void>;
}

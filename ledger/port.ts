import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Flow, Relation } from '../domain/documents/conversions';
import type { BillingDocument, Numbering, Origin } from '../domain/documents/document';
import type { InvoiceType, Kind, Side } from '../domain/documents/kinds';
import type { LineLink } from '../domain/documents/remaining';
import type { State } from '../domain/documents/transitions';
import type { TransmissionChannel, TransmissionState } from '../domain/documents/transmission';
import type { Master, MasterKind } from '../domain/masters/schemas';
import type { Decimal } from '../domain/money/decimal';
import type { Minor } from '../domain/money/minor';
import type { Reset } from '../domain/numbering/pattern';
import type {
	ClaimReading,
	ClaimWriting,
	DebitReading,
	DebitWriting,
	StripeReading,
	StripeWriting,
} from './collectionPort';
import type { DunningReading, DunningWriting } from './dunningPort';
import type { EInvoiceReading, EInvoiceWriting } from './eInvoicePort';
import type { IntakeReading, IntakeWriting } from './intakePort';
import type { PaymentReading, PaymentWriting } from './paymentPort';
import type { StockReading, StockWriting } from './stockPort';

export type * from './collectionPort';
export type * from './dunningPort';
export type * from './eInvoicePort';
export type * from './intakePort';
export type * from './paymentPort';
export type * from './stockPort';

/** What can be stored and asked. Everything above the ledger sees only these types. */

export interface DocumentLink {
	readonly fromDocumentId: string;
	readonly toDocumentId: string;
	readonly relation: Relation;
}

/** Something that happened to a document after it was written: the follow-up journal (suivi). */
export interface DocumentFact {
	readonly id: string;
	readonly documentId: string;
	readonly kind: string;
	readonly onDate: CalendarDate;
	readonly at: Instant;
	readonly actor: string;
	readonly data: Readonly<Record<string, unknown>>;
}

export interface TransmissionRecord {
	readonly id: string;
	readonly documentId: string;
	readonly channel: TransmissionChannel;
	readonly state: TransmissionState;
	readonly onDate: CalendarDate;
	readonly at: Instant;
	readonly actor: string;
	readonly data: Readonly<Record<string, unknown>>;
}

export interface DocumentFilter {
	readonly companyId?: string;
	readonly kinds?: readonly Kind[];
	readonly side?: Side;
	readonly invoiceType?: InvoiceType;
	readonly states?: readonly State[];
	readonly origins?: readonly Origin[];
	/** Deleted documents are left out unless they are asked for. */
	readonly deleted?: 'exclude' | 'include' | 'only';
	/** Not finished as `isFinished` says it: money is open, or an answer or a receipt has not come. */
	readonly notFinished?: boolean;
	readonly partyId?: string;
	readonly owner?: string;
	readonly number?: string;
	readonly issuedFrom?: CalendarDate;
	readonly issuedTo?: CalendarDate;
	readonly dueFrom?: CalendarDate;
	readonly dueTo?: CalendarDate;
	readonly currency?: string;
	/** Gross in whole units of each document's own currency. */
	readonly amountFrom?: Decimal;
	readonly amountTo?: Decimal;
	/**
	 * Words that must all occur in number, customer, title, nature or gross, or in the name of one of several
	 * companies; amounts as people type them.
	 */
	readonly search?: string;
	/** Id after which the page starts; documents come in the order of their age. */
	readonly after?: string;
	readonly newestFirst?: boolean;
	readonly limit: number;
}

/** A number of a series as its document bears it. */
export interface NumberedDocument {
	readonly documentId: string;
	readonly sequence: number;
	readonly number: string;
	readonly issueDate: CalendarDate;
}

/** How far a series has counted in one of its periods. */
export interface SeriesCounter {
	readonly seriesId: string;
	readonly period: string;
	/** First number that was to be given here; more than 1 where the books go on from a former system. */
	readonly firstSequence: number;
	readonly lastSequence: number;
	readonly lastDate: CalendarDate;
}

/** A number that never comes back, because its document was deleted. */
export interface BurnedNumber {
	readonly seriesId: string;
	readonly period: string;
	readonly sequence: number;
	readonly number: string;
	readonly documentId: string;
	readonly reason: string;
	readonly actor: string;
	readonly burnedAt: Instant;
}

/** A file that was attached to a document (pièce jointe), kept in the ledger itself. */
export interface Attachment {
	readonly id: string;
	readonly documentId: string;
	readonly name: string;
	readonly mimeType: string;
	/** In bytes. */
	readonly size: number;
	readonly sha256: string;
	readonly actor: string;
	readonly attachedAt: Instant;
}

export interface DocumentFigures {
	readonly kind: Kind;
	readonly currency: string;
	/** `YYYY-MM` of the issue date. */
	readonly month: string;
	readonly count: number;
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
}

/** What an audit needs to know of a document's row. */
export interface DocumentColumns {
	readonly documentId: string;
	/** Columns that lists and sums are made from and that no longer say what the content says. */
	readonly differing: readonly string[];
}

export interface OutstandingFilter {
	/** All of them where it is left out. */
	readonly partyIds?: readonly string[];
	readonly companyIds?: readonly string[];
	readonly side?: Side;
	/** What was due before this day is overdue. */
	readonly today: CalendarDate;
}

/** What a party owes to one company in one currency, or is owed (encours). */
export interface Outstanding {
	readonly companyId: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly side: Side;
	readonly currency: string;
	/** Of validated invoices with money open; those that passed to unpaid are among them. */
	readonly open: Minor;
	readonly overdue: Minor;
	/** Passed to unpaid (impayé). */
	readonly uncollectible: Minor;
	/** Of credit notes, not yet used. */
	readonly credit: Minor;
	readonly openDocuments: number;
	readonly oldestDueDate: CalendarDate | null;
}

export interface PartyFilter {
	readonly companyId?: string;
	readonly role?: 'customer' | 'supplier';
	readonly search?: string;
	readonly onlyActive?: boolean;
	/** Those with such a document come first. */
	readonly recent?: { readonly kinds: readonly Kind[]; readonly since: CalendarDate };
	/** Row after which the page starts. */
	readonly after?: PartyKey;
	readonly limit: number;
}

/** Place of a party in the order of a list: recent ones first, then by name. */
export interface PartyKey {
	readonly isRecent: boolean;
	/** The name as searches compare it. */
	readonly name: string;
	readonly id: string;
}

export interface PartyRow {
	readonly party: Master<'party'>;
	readonly key: PartyKey;
}

/** Delivery notes that a run of deferred invoicing asks for (facturation différée). */
export interface NoteQuery {
	readonly companyId: string;
	readonly partyId?: string | undefined;
	/** Numbers in the order of their length, then of their text; both ends are among them. */
	readonly numberFrom?: string | undefined;
	readonly numberTo?: string | undefined;
	readonly deliveredFrom?: CalendarDate | undefined;
	readonly deliveredTo?: CalendarDate | undefined;
	readonly owner?: string | undefined;
	/** As documents may name the code: by its code, or by its id. */
	readonly operationCodes?: readonly string[] | undefined;
	/** Note after which the page starts. */
	readonly after?: NoteKey | undefined;
	/** Notes that are looked at, whether or not they fit. */
	readonly limit: number;
}

/** Place of a delivery note in the order of such a run. */
export interface NoteKey {
	readonly issueDate: CalendarDate;
	readonly id: string;
}

export interface NotePage {
	/** Notes of which something may be left to invoice, in the order of their dates. */
	readonly ids: readonly string[];
	/** How many notes fit and have nothing left. */
	readonly invoiced: number;
	/** Missing on the last page. */
	readonly next?: NoteKey;
}

export interface MasterFilter {
	readonly kind: MasterKind;
	/** The company's own masters and the shared ones; all companies where it is left out. */
	readonly companyId?: string;
	readonly search?: string;
	readonly onlyActive?: boolean;
	readonly after?: string;
	readonly limit: number;
}

export interface AuditEntry {
	readonly chain: string;
	readonly sequence: number;
	readonly at: Instant;
	readonly actor: string;
	readonly action: string;
	readonly subjectKind: string;
	readonly subjectId: string;
	readonly data: unknown;
	readonly previousHash: string;
	readonly hash: string;
}

export type AuditHead = Pick<AuditEntry, 'chain' | 'sequence' | 'hash'>;

export type AuditDraft = Pick<
	AuditEntry,
	'chain' | 'actor' | 'action' | 'subjectKind' | 'subjectId' | 'data'
>;

export type IntentState = 'open' | 'done' | 'failed' | 'unknown';

/** A call to the outside, written down before it is made. */
export interface Intent {
	readonly key: string;
	readonly operation: string;
	readonly subjectId: string;
	readonly payloadHash: string;
	readonly attempt: number;
	readonly state: IntentState;
	readonly openedAt: Instant;
	readonly timesOutAt: Instant;
	readonly closedAt: Instant | null;
	readonly outcome: unknown;
}

export interface Reading {
	readonly documents: {
		get(id: string): Promise<BillingDocument | undefined>;
		getMany(ids: readonly string[]): Promise<BillingDocument[]>;
		find(filter: DocumentFilter): Promise<BillingDocument[]>;
		/** One entry a document that is there, deleted or not. */
		checkColumns(ids: readonly string[]): Promise<DocumentColumns[]>;
		figures(filter: Omit<DocumentFilter, 'limit' | 'after'>): Promise<DocumentFigures[]>;
		/** Rows with money open or credit not used. */
		outstanding(filter: OutstandingFilter): Promise<Outstanding[]>;
		/** Customers or suppliers in the order of a picker. */
		parties(filter: PartyFilter): Promise<PartyRow[]>;
		/** One page of delivery notes that have something to invoice. */
		notesToInvoice(query: NoteQuery): Promise<NotePage>;
	};
	readonly links: {
		/** Links that start or end at one of the documents. */
		ofDocuments(documentIds: readonly string[]): Promise<DocumentLink[]>;
		/** Quantities that left the lines of a document for documents that still hold them. Drafts count. */
		linesFrom(documentId: string): Promise<LineLink[]>;
		/** Quantities that came into the lines of a document. */
		linesTo(documentId: string): Promise<LineLink[]>;
		/** The same two for several documents at once. */
		linesFromAll(documentIds: readonly string[]): Promise<LineLink[]>;
		linesToAll(documentIds: readonly string[]): Promise<LineLink[]>;
	};
	readonly facts: { ofDocuments(documentIds: readonly string[]): Promise<DocumentFact[]> };
	readonly transmissions: { ofDocuments(documentIds: readonly string[]): Promise<TransmissionRecord[]> };
	readonly eInvoices: EInvoiceReading;
	readonly intakes: IntakeReading;
	readonly payments: PaymentReading;
	readonly claims: ClaimReading;
	readonly debits: DebitReading;
	readonly stripe: StripeReading;
	readonly dunning: DunningReading;
	readonly stock: StockReading;
	readonly series: {
		counters(seriesIds: readonly string[]): Promise<SeriesCounter[]>;
		/** Documents of a period in the order of their numbers, after the given one. */
		numbered(seriesId: string, period: string, after: number, limit: number): Promise<NumberedDocument[]>;
		/** Id of the document that bears a number of the series, deleted or not. */
		bearer(seriesId: string, number: string): Promise<string | undefined>;
		burned(seriesIds: readonly string[]): Promise<BurnedNumber[]>;
	};
	readonly attachments: {
		ofDocuments(documentIds: readonly string[]): Promise<Attachment[]>;
		/** @returns the content as base64. */
		content(id: string): Promise<string | undefined>;
	};
	readonly masters: {
		get<K extends MasterKind>(kind: K, id: string): Promise<Master<K> | undefined>;
		/** By id or by code: the company's own first, then the shared one; without a company it must be the only one. */
		find<K extends MasterKind>(
			kind: K,
			reference: string,
			companyId?: string,
		): Promise<Master<K> | undefined>;
		/** The same for several references of one company at once; what is not found is left out. */
		findMany<K extends MasterKind>(
			kind: K,
			references: readonly string[],
			companyId: string,
		): Promise<ReadonlyMap<string, Master<K>>>;
		list<K extends MasterKind>(filter: MasterFilter & { kind: K }): Promise<Array<Master<K>>>;
	};
	readonly audit: {
		ofSubject(subjectId: string): Promise<AuditEntry[]>;
		page(chain: string, afterSequence: number, limit: number): Promise<AuditEntry[]>;
		/** Every chain that has entries or a head. */
		chains(): Promise<string[]>;
		/** What the ledger remembers of a chain's end, apart from its entries. */
		head(chain: string): Promise<AuditHead | undefined>;
	};
	readonly intents: {
		/** An open intent whose time is over reads as unknown. */
		get(key: string, now: Instant): Promise<Intent | undefined>;
		/** Intents in a state; an open one whose time is over reads as unknown. */
		inState(state: IntentState, now: Instant, limit: number): Promise<Intent[]>;
	};
}

export interface Writing {
	readonly documents: {
		/** Locks rows in the order of their ids and reads them; call once per item, before any series. */
		lock(ids: readonly string[]): Promise<BillingDocument[]>;
		insert(document: BillingDocument): Promise<void>;
		/** @throws Refusal `document.locked` when the document was ever validated. */
		saveDraft(document: BillingDocument): Promise<void>;
		/** Writes number, snapshots, hash and `validatedAt`, once. */
		fix(document: BillingDocument): Promise<void>;
		setState(id: string, state: State): Promise<void>;
		/**
		 * Makes a validated document a draft again, with its number; only kinds that are not accounting records.
		 *
		 * @throws Refusal `document.locked` for those.
		 */
		unlock(id: string): Promise<void>;
		/** Marks a document as deleted and cancels it; its rows stay. */
		markDeleted(id: string): Promise<void>;
	};
	readonly links: {
		add(link: DocumentLink): Promise<void>;
		addLines(links: readonly LineLink[]): Promise<void>;
		/** Takes back the quantities that a draft had taken, before its lines are written anew. */
		removeLinesTo(documentId: string): Promise<void>;
	};
	readonly facts: { add(fact: Omit<DocumentFact, 'id' | 'at'>): Promise<void> };
	readonly transmissions: { add(record: Omit<TransmissionRecord, 'id' | 'at'>): Promise<void> };
	readonly eInvoices: EInvoiceWriting;
	readonly intakes: IntakeWriting;
	readonly payments: PaymentWriting;
	readonly claims: ClaimWriting;
	readonly debits: DebitWriting;
	readonly stripe: StripeWriting;
	readonly dunning: DunningWriting;
	readonly stock: StockWriting;
	readonly masters: {
		/** Inserts, or replaces the content of the master with the same kind, company and code. */
		save<K extends MasterKind>(
			master: Omit<Master<K>, 'id' | 'version'> & { id?: string },
		): Promise<{ master: Master<K>; change: 'created' | 'updated' | 'unchanged' }>;
	};
	readonly series: {
		/**
		 * Takes the next sequence under the lock of the series and period.
		 *
		 * @throws Refusal `number.dateGoesBack` naming the last date.
		 */
		take(seriesId: string, date: CalendarDate, reset: Reset): Promise<Numbering>;
		/**
		 * Lets a period go on from the last number of a former system.
		 *
		 * @throws Refusal `series.started` when a number was already taken in the period.
		 */
		start(seriesId: string, period: string, nextSequence: number, lastDate: CalendarDate): Promise<void>;
		/**
		 * Takes a given sequence, in a hole or above the last one, under the same lock.
		 *
		 * @throws Refusal `number.taken`, `number.burned`, `number.beforeFirst`, `number.dateGoesBack`.
		 */
		force(seriesId: string, date: CalendarDate, reset: Reset, sequence: number): Promise<Numbering>;
		burn(number: Omit<BurnedNumber, 'burnedAt'>): Promise<void>;
	};
	readonly attachments: {
		/** Attaching the same file under the same name again gives the attachment that is there. */
		add(file: Omit<Attachment, 'id' | 'attachedAt'> & { content: string }): Promise<string>;
	};
	readonly audit: {
		/** Gathered and appended as the last thing of the transaction. */
		add(entry: AuditDraft): void;
	};
	readonly idempotency: {
		/** Asks for several keys at once: a claim of one of them needs no question of its own in this chunk. */
		lookUp(keys: readonly string[]): Promise<void>;
		/**
		 * Claims a key inside the transaction. When another transaction claims it at the same time, one of the two runs
		 * again and finds what the other has done.
		 *
		 * @returns the stored result when the same input was done before, undefined when the key is new.
		 * @throws Refusal `idempotency.otherInput` when the key was used for another input.
		 */
		claim(key: string, operation: string, inputHash: string): Promise<{ result: unknown } | undefined>;
		complete(key: string, result: unknown): Promise<void>;
	};
	readonly intents: {
		open(
			intent: Pick<Intent, 'key' | 'operation' | 'subjectId' | 'payloadHash' | 'timesOutAt'>,
		): Promise<Intent>;
		close(key: string, state: Exclude<IntentState, 'open'>, outcome: unknown): Promise<void>;
	};
}

type Merge<A, B> = {
	readonly [K in keyof A | keyof B]: (K extends keyof A ? A[K] : unknown) &
		(K extends keyof B ? B[K] : unknown);
};

/** The only handle that may be awaited inside `work`: everything else would interleave with other writers. */
export type LedgerTx = Merge<Reading, Writing> & {
	readonly ledgerId: string;
	readonly now: Instant;
	newId(prefix: string): string;
};

export interface WriteItem<I> {
	/** Items are taken in the order of their keys; equal keys keep their order. */
	readonly key: string;
	readonly input: I;
}

export type WriteOutcome<O> =
	{ readonly ok: true; readonly value: O } | { readonly ok: false; readonly error: unknown };

export interface WriteOptions<I = unknown> {
	/** The instant that all rows of the call bear. */
	readonly now: Instant;
	/** Runs the same code and rolls every chunk back. */
	readonly dryRun?: boolean;
	/**
	 * Points at which a crash test may kill the process: afterBegin, afterItem, beforeFlush, beforeKeys, beforeAudit,
	 * beforeCommit, afterCommit.
	 */
	readonly onStep?: (step: string) => void;
	readonly signal?: AbortSignal;
	/**
	 * Gets the inputs of a chunk before its first item, to ask at once for what each of them will ask for. Only called
	 * where a question is a round trip to a server. It must not write; what it throws is an error of the chunk.
	 */
	readonly foresee?: (tx: LedgerTx, inputs: readonly I[]) => Promise<void>;
	/** Most items of one chunk; 25 where it is left out. Tests compare chunks of other sizes. */
	readonly chunkItems?: number;
}

export interface Ledger {
	/** `led_…`, made at the first migration; every output item bears it. */
	readonly id: string;
	readonly database: 'sqlite' | 'postgres';
	readonly read: Reading;
	/** The one way to write: see `writeItems`. Outcomes come back in the order of the items. */
	write<I, O>(
		items: ReadonlyArray<WriteItem<I>>,
		work: (tx: LedgerTx, input: I) => Promise<O>,
		options: WriteOptions<I>,
	): Promise<Array<WriteOutcome<O>>>;
	info(name: string): Promise<string | undefined>;
	setInfo(name: string, value: string): Promise<void>;
	close(): Promise<void>;
}

export type { Decimal, Flow, LineLink };

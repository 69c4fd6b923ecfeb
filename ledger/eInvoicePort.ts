import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Minor } from '../domain/money/minor';
import type { CorrectionMethod } from '../domain/vietnam/correction';
import type { EInvoiceState, EInvoiceStatus, TaxOfficeStanding } from '../domain/vietnam/eInvoiceState';

/** The part of the port that is about e-invoices: the register of those that a provider issued, or is to issue. */

/** One e-invoice: a member of the set of a document, or one that the provider has and nobody here made. */
export interface EInvoiceRecord {
	readonly id: string;
	readonly companyId: string;
	/** Null for an invoice that nobody here made. */
	readonly documentId: string | null;
	/** 1, 2, 3… within the set. */
	readonly place: number;
	/** Its VAT rate, as `VatCode`; null where it holds several or where it is not known. */
	readonly rate: string | null;
	/** Our key at the provider: it never changes. */
	readonly key: string | null;
	/** Key under which a draft lies on the provider's portal. */
	readonly draftKey: string | null;
	readonly state: EInvoiceState;
	/** Provider, account and template are chosen when it is sent for the first time. */
	readonly provider: string | null;
	readonly account: string | null;
	readonly templateCode: string | null;
	/** With its form: `1C26TAA`. */
	readonly series: string | null;
	/** As the provider writes it; given once. */
	readonly number: string | null;
	readonly sequence: number | null;
	readonly issueDate: CalendarDate | null;
	readonly currency: string | null;
	readonly net: Minor | null;
	readonly tax: Minor | null;
	/** Its share of what the customer owes for the document. */
	readonly gross: Minor | null;
	/** The e-invoice that it corrects, and how. */
	readonly corrects: string | null;
	readonly method: CorrectionMethod | null;
	/** The intent of the last call that concerns it. */
	readonly intentKey: string | null;
	/** How often it was sent again although nobody knew what became of the call before; a person sets it back. */
	readonly resends: number;
	readonly details: EInvoiceDetails;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
}

/** What is told of an e-invoice and never asked for. */
export interface EInvoiceDetails {
	/** What was sent, word for word. */
	readonly payload?: object | undefined;
	readonly issuedAt?: Instant | null;
	readonly providerKey?: string | null;
	readonly lookupCode?: string | null;
	readonly taxOffice?: TaxOfficeStanding;
	readonly taxOfficeCode?: string | null;
	readonly paid?: boolean | null;
	readonly status?: EInvoiceStatus;
	readonly buyerName?: string | null;
	/** What the provider said last, word for word. */
	readonly error?: EInvoiceError | null;
	/** Drafts that were pushed to the portal so far: each has a key of its own. */
	readonly drafts?: number;
}

export interface EInvoiceError {
	readonly code: string;
	readonly message: string;
	readonly fix: string;
}

export type NewEInvoice = Pick<EInvoiceRecord, 'companyId' | 'documentId' | 'place' | 'state' | 'details'> &
	Partial<Omit<EInvoiceRecord, 'id' | 'createdAt' | 'updatedAt' | 'resends'>>;

/** What may change of it. Details are merged, member by member. */
export type EInvoiceChange = Partial<
	Pick<
		EInvoiceRecord,
		| 'draftKey'
		| 'provider'
		| 'account'
		| 'templateCode'
		| 'series'
		| 'issueDate'
		| 'intentKey'
		| 'resends'
		| 'details'
	>
> & { readonly state?: Exclude<EInvoiceState, 'issued'> };

/** What the provider gives, once. */
export type EInvoiceNumber = Pick<EInvoiceRecord, 'templateCode' | 'issueDate'> & {
	readonly number: string;
	readonly sequence: number;
	readonly series: string;
	readonly provider: string;
	readonly account: string;
	readonly details: EInvoiceDetails;
};

export interface EInvoiceFilter {
	readonly account?: string;
	readonly companyId?: string;
	readonly series?: string;
	readonly states?: readonly EInvoiceState[];
	readonly issuedFrom?: CalendarDate;
	readonly issuedTo?: CalendarDate;
	/** Id after which the page starts, in the order of age. */
	readonly after?: string;
	readonly limit: number;
}

export interface EInvoiceReading {
	/** In the order of their places. */
	ofDocuments(documentIds: readonly string[]): Promise<EInvoiceRecord[]>;
	getMany(ids: readonly string[]): Promise<EInvoiceRecord[]>;
	/** Those that bear one of the keys, as their own or as that of their draft. */
	byKeys(keys: readonly string[]): Promise<EInvoiceRecord[]>;
	byNumber(account: string, series: string, sequence: number): Promise<EInvoiceRecord | undefined>;
	/** Those that correct one of these. */
	correctionsOf(ids: readonly string[]): Promise<EInvoiceRecord[]>;
	find(filter: EInvoiceFilter): Promise<EInvoiceRecord[]>;
	/** The latest issued invoice of a series, by its date and number. */
	latestOf(account: string, series: string): Promise<EInvoiceRecord | undefined>;
	/** All numbers of a series that are known, in their order. */
	sequencesOf(account: string, series: string): Promise<number[]>;
}

export interface EInvoiceWriting {
	add(record: NewEInvoice): Promise<EInvoiceRecord>;
	change(id: string, change: EInvoiceChange): Promise<void>;
	/**
	 * Writes what the provider gave: number, series, template, keys and codes. It happens once.
	 *
	 * @throws Refusal `einvoice.numbered` when it has its number already, `einvoice.numberTaken` when another one bears it.
	 */
	number(id: string, given: EInvoiceNumber): Promise<void>;
	/** Takes one out that nobody here made: it has turned out to be that of a document. */
	removeStranger(id: string): Promise<void>;
	/** Takes the place of the one who issues in a series, until an instant; false while somebody else has it. */
	lease(account: string, series: string, holder: string, until: Instant): Promise<boolean>;
	release(account: string, series: string, holder: string): Promise<void>;
}

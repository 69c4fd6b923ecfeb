import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { EInvoice, EInvoiceTemplate } from '../domain/vietnam/eInvoice';
import { EINVOICE_PROVIDERS, type EInvoiceProviderName } from '../domain/vietnam/eInvoiceProviders';

/**
 * What every provider of Vietnamese e-invoices can do, whatever its own calls look like. A client never decides what to
 * do about an unknown outcome: it says that it is unknown, and the services look up.
 */
export interface EInvoiceProvider {
	readonly name: EInvoiceProviderName;
	/** Which account is meant: provider, host and tax code, hashed; never a secret. */
	readonly account: string;
	readonly capabilities: EInvoiceCapabilities;
	/** Logs in and asks something that changes nothing. Throws `ProviderRefusal` or `ProviderUnreachable`. */
	test(): Promise<void>;
	listTemplates(): Promise<readonly ProviderTemplate[]>;
	/** PDF of an invoice that is not stored at the provider. */
	preview(invoice: EInvoice): Promise<ProviderFile>;
	/** Stores a draft that a person signs on the provider's portal. Where `capabilities.draft` is false it refuses. */
	pushDraft(invoice: EInvoice): Promise<DraftOutcome>;
	/**
	 * Creates, signs and numbers invoices of one series, in the order given. Answers in that order, one an invoice; what
	 * the provider did not answer for is `unknown`. Only throws before anything was sent.
	 */
	issue(invoices: readonly EInvoice[]): Promise<readonly IssueOutcome[]>;
	/**
	 * Looks an invoice up by our key. `undefined`: the provider says that it does not know the key.
	 *
	 * @throws ProviderUnreachable when nothing could be learned
	 */
	findByKey(query: LookUp): Promise<IssuedInvoice | undefined>;
	download(query: IssuedReference, format: FileFormat): Promise<ProviderFile>;
	/** Where `capabilities.paymentStatus` is false it refuses. Asked twice, it does nothing the second time. */
	setPaid(query: IssuedReference, paid: boolean): Promise<void>;
	/** Invoices of a period, page by page, both days included. */
	list(period: { readonly from: CalendarDate; readonly to: CalendarDate }): AsyncIterable<IssuedInvoice>;
}

export { EINVOICE_PROVIDERS, type EInvoiceProviderName };

export type FileFormat = 'pdf' | 'xml' | 'zip';

export interface EInvoiceCapabilities {
	/** True where an invoice may hold lines of several rates. */
	readonly severalRates: 'yes' | 'byTemplate' | 'no';
	/** Most invoices of one call. */
	readonly batchSize: number;
	readonly draft: boolean;
	readonly preview: boolean;
	/** Off: the law has no cancellation. */
	readonly cancel: boolean;
	readonly paymentStatus: boolean;
	readonly formats: readonly FileFormat[];
	/** How long, in ms, an invoice may be invisible to a look-up after it was issued. */
	readonly settleWindow: number;
	/** Least time between two calls that issue in one series, in ms. */
	readonly issueGap: number;
}

export interface ProviderTemplate extends EInvoiceTemplate {
	readonly title: string;
	/** False where it was switched off at the provider. */
	readonly active: boolean;
	/** Null where the provider does not tell. */
	readonly severalRates: boolean | null;
	/** Why nothing can be issued with it by this account, e.g. a USB token that must be at hand; null where it can. */
	readonly cannotIssue: string | null;
}

export interface ProviderFile {
	readonly fileName: string;
	readonly mimeType: string;
	readonly bytes: Uint8Array;
}

export type DraftOutcome =
	| { readonly state: 'stored' }
	| { readonly state: 'refused'; readonly error: ProviderError }
	| { readonly state: 'unknown'; readonly error: ProviderError };

/** Three answers that must never be mixed up: it is issued; it is certainly not; nobody knows. */
export type IssueOutcome =
	| { readonly state: 'issued'; readonly invoice: IssuedInvoice }
	| { readonly state: 'refused'; readonly error: ProviderError }
	| { readonly state: 'unknown'; readonly error: ProviderError };

/** Where an issued invoice stands with the tax office. `none`: a series K, which is given no code. */
export type TaxOfficeState = 'none' | 'waiting' | 'accepted' | 'refused' | 'sendError';

export interface IssuedInvoice {
	/** Our key; null for invoices that were made elsewhere. */
	readonly key: string | null;
	/** As the provider writes it: `K26TAA4` at S-Invoice, `00000004` at MISA. */
	readonly number: string;
	/** The number within its series, as an integer: only these can be compared. */
	readonly sequence: number;
	readonly template: EInvoiceTemplate;
	/** Null where an answer does not tell. */
	readonly issueDate: CalendarDate | null;
	readonly issuedAt: Instant | null;
	/** The provider's own key (transaction). */
	readonly providerKey: string | null;
	/** With which the buyer finds the invoice on the provider's page (mã tra cứu, mã bí mật). */
	readonly lookupCode: string | null;
	readonly taxOffice: TaxOfficeState;
	/** Code of the tax office (mã của cơ quan thuế). */
	readonly taxOfficeCode: string | null;
	/** Null where the provider keeps no such state. */
	readonly paid: boolean | null;
	readonly status:
		'original' | 'replacement' | 'adjustment' | 'replaced' | 'adjusted' | 'deleted' | 'unknown';
	/** Only lists tell these; null elsewhere. */
	readonly gross: string | null;
	readonly currency: string | null;
	readonly buyerName: string | null;
}

export interface LookUp {
	readonly key: string;
	readonly template: EInvoiceTemplate;
	readonly issueDate: CalendarDate;
}

export interface IssuedReference extends LookUp {
	readonly number: string;
	readonly providerKey: string | null;
	readonly issuedAt: Instant | null;
}

/** What a provider said, word for word, and what to do about it in plain words. Never holds a secret. */
export interface ProviderError {
	/** The provider's code, or `HTTP_503`, `TIMEOUT`, `CONNECTION`. */
	readonly code: string;
	readonly message: string;
	readonly fix: string;
	/** Would the very same call have a chance later? */
	readonly retryable: boolean;
}

import type { AccountingTotals } from '../../domain/amounts/inAccountingCurrency';
import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';
import type { BillingDocument, PartySnapshot } from '../../domain/documents/document';
import type { Relation } from '../../domain/documents/conversions';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Minor } from '../../domain/money/minor';
import type { MatchSource } from '../../domain/payments/payment';

export const PRINT_LANGUAGES = ['fr', 'en', 'vi'] as const;
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number];

/** `draft`: the state. `draftPrint`: a validated document printed in draft mode. `test`: a company in test mode. */
export type Watermark = 'draft' | 'draftPrint' | 'cancelled' | 'test';

/** A document that the printed one comes from, as the print names it. */
export interface PrintedParent {
	readonly kind: Kind;
	readonly number: string;
	readonly issueDate: CalendarDate;
	readonly relation: Relation;
}

/** What the legal lines say beside the company's own snapshot. */
export interface CompanyExtras {
	readonly legalForm?: string;
	readonly capital?: string;
	readonly tradeRegister?: string;
	readonly vatOnDebits?: boolean;
	readonly latePenaltyRate?: string;
	readonly escompteText?: string;
}

/** What can stand against a total, `pending` being money that is on its way. */
export type PaymentSource = MatchSource | 'pending';

export interface PrintedPayments {
	/** One sum for each source; deposits that the document itself names are not among them. */
	readonly received: ReadonlyArray<{ readonly source: PaymentSource; readonly amount: Minor }>;
	/** What is left (net à payer), as the screen says it. */
	readonly due: Minor;
}

/** A file inside the PDF (PDF/A-3), and what it is to the pages. */
export interface EnclosedFile {
	readonly name: string;
	readonly mimeType: string;
	readonly content: Uint8Array;
	readonly relationship: 'Alternative' | 'Data' | 'Supplement';
	readonly description: string;
}

export interface PrintSettings {
	readonly language: PrintLanguage;
	/** A quotation or an order may be printed as a temporary pro forma invoice. */
	readonly printAs: 'document' | 'proForma';
	readonly watermark: Watermark | null;
	readonly parents: readonly PrintedParent[];
	readonly companyExtras: CompanyExtras;
	/** Whether the contact stands above the address (à l'attention de); it does where this is missing. */
	readonly attentionLine?: boolean;
	/** What a QR code on the print holds; absent where none is printed. */
	readonly qrCode?: string;
	/** The e-invoice provider gives the legal number: this print is not the invoice. */
	readonly notTheInvoice: boolean;
	/**
	 * What came for the document and what is left to pay. Where it is absent, the print shows neither payments nor
	 * deposits paid before, and ends with the total.
	 */
	readonly payments?: PrintedPayments;
	/** The customer sees the discounted price and no discount (sans la colonne « Remise »). */
	readonly hideDiscounts?: boolean;
	/** Totals in the currency of the books, where the document has another one. */
	readonly accounting?: AccountingTotals;
	readonly enclosed?: readonly EnclosedFile[];
	/** XML that joins the metadata of the file (XMP): whole `rdf:Description` elements, escaped. */
	readonly metadata?: string;
	/** Creation date written into the file; the issue date where absent, so that a copy is the same bytes. */
	readonly createdAt?: Instant;
}

/** A billing document with everything that its print needs. The writer asks no ledger, no clock and no network. */
export interface PrintableDocument extends BillingDocument {
	/** For drafts, filled in from the masters. */
	readonly seller: PartySnapshot;
	readonly buyer: PartySnapshot;
	readonly print: PrintSettings;
}

/** Kinds without prices print quantities only. */
export function isPriceless(document: Pick<PrintableDocument, 'kind'>): boolean {
	return !KIND_RULES[document.kind].priced;
}

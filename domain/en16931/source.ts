import type { AccountingTotals } from '../amounts/inAccountingCurrency';
import type { CalendarDate } from '../dates/calendarDate';
import type { Relation } from '../documents/conversions';
import type { BillingDocument, OperationNature, PartySnapshot } from '../documents/document';
import type { Kind } from '../documents/kinds';
import type { Minor } from '../money/minor';
import type { SchemedId, SupportingDocument } from './semanticInvoice';

/** A document with its parties, as a print has them. */
export interface InvoicedDocument extends BillingDocument {
	readonly seller: PartySnapshot;
	readonly buyer: PartySnapshot;
}

/** A document that the invoice comes from: what a credit note credits, the order that was invoiced. */
export interface EarlierDocument {
	readonly kind: Kind;
	readonly number: string;
	readonly issueDate: CalendarDate;
	readonly relation: Relation;
}

/** How the French reform treats the invoice (traitement, note BAR). */
export const TREATMENTS = ['B2B', 'B2BINT', 'B2C', 'OUTOFSCOPE', 'ARCHIVEONLY'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** What the invoice says beside the document. All of it is optional. */
export interface InvoiceContext {
	readonly parents?: readonly EarlierDocument[];
	/** Totals in the currency of the books, where the document has another one. */
	readonly accounting?: AccountingTotals;
	/** Electronic addresses; a French party has its SIREN where none is given, others their mail address. */
	readonly endpoints?: { readonly seller?: SchemedId; readonly buyer?: SchemedId };
	/** False for private persons (particuliers). */
	readonly buyerIsBusiness?: boolean;
	readonly treatment?: Treatment;
	/** Writes the invoice in the name of the supplier (autofacturation). Supplier invoices only. */
	readonly selfBilled?: boolean;
	/** Writes it as a corrected invoice (facture rectificative, 384) of the invoice that it names. */
	readonly corrects?: { readonly number: string; readonly issueDate: CalendarDate };
	/** Money that had come when the invoice was issued, beside the deposits that it names (BT-113), and when. */
	readonly paidBefore?: { readonly amount: Minor; readonly on: CalendarDate };
	/** VAT of it was already reported (données déjà transmises: B7, S7). */
	readonly alreadyReported?: boolean;
	/** The direct debit that collects it. */
	readonly mandate?: {
		readonly reference: string;
		readonly creditorId?: string;
		readonly iban?: string;
	};
	/** Day of the delivery, and what is sold, where the document says neither: a validated one cannot be changed. */
	readonly deliveredOn?: CalendarDate;
	readonly operationNature?: OperationNature;
	readonly buyerReference?: string;
	readonly contractReference?: string;
	/** Files that travel inside the invoice. */
	readonly attachments?: readonly SupportingDocument[];
}

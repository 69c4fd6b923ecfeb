import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument, PartySnapshot, SellerProfileSnapshot } from '../../domain/documents/document';
import type { Minor } from '../../domain/money/minor';
import type { CompanyExtras, PrintableDocument, PrintLanguage } from './printable';
import type { PrintableMandate } from './printableMandate';

/** A document that a receipt speaks of; a draft has no number yet. */
export interface ReceiptDocument extends Pick<
	BillingDocument,
	'kind' | 'invoiceType' | 'summary' | 'issueDate'
> {
	/** The number, or our internal reference where somebody else gives the number. */
	readonly number: string | null;
	/** Total with VAT. */
	readonly gross: Minor;
}

/** What one invoice got of the payment. */
export interface ReceiptAllocation extends ReceiptDocument {
	readonly paid: Minor;
	/** What of the invoice was left to pay after it (reste dû). */
	readonly left: Minor;
}

export interface ReceiptSettings {
	readonly language: PrintLanguage;
	readonly watermark: 'test' | null;
	readonly companyExtras: CompanyExtras;
	/** Whether the contact stands above the address; it does where this is missing. */
	readonly attentionLine?: boolean;
}

/**
 * A payment of a customer with everything that its receipt needs (reçu, accusé de règlement). It proves that money came
 * and has no accounting value of its own. All amounts are in `currency`; `allocations`, `refunded` and `unallocated`
 * sum to `amount`.
 */
export interface PrintableReceipt {
	readonly kind: 'receipt';
	readonly id: string;
	readonly seller: PartySnapshot;
	readonly buyer: PartySnapshot;
	readonly sellerProfile: SellerProfileSnapshot | null;
	readonly currency: string;
	readonly amount: Minor;
	readonly receivedOn: CalendarDate;
	/** A code of UNTDID 4461, or what people wrote. */
	readonly method: string | null;
	/** What the payer wrote (libellé). */
	readonly reference: string | null;
	readonly allocations: readonly ReceiptAllocation[];
	/** Given back to the customer. */
	readonly refunded: Minor;
	/** Neither on an invoice nor given back. */
	readonly unallocated: Minor;
	/** Quotation, order or draft that the money came for, while some of it waits for an invoice. */
	readonly receivedFor: ReceiptDocument | null;
	readonly print: ReceiptSettings;
}

/** What the writer prints, told apart by `kind`. */
export type Printable = PrintableDocument | PrintableReceipt | PrintableMandate;

/** How people call a payment that bears no reference: the end of its id. */
export function shortPaymentId({ id }: Pick<PrintableReceipt, 'id'>): string {
	return id.slice(-12);
}

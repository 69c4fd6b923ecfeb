import type { CalendarDate, Instant } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';
import type { InvoiceType, Kind } from './kinds';
import type { State } from './transitions';

/** EN 16931 VAT category (UNCL 5305, the subset in use): standard, zero, exempt, reverse charge, intra-EU, export, out of scope. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

/** Where rounding of tax happens: once per rate (EN 16931, default) or on each line. */
export const TAX_ROUNDINGS = ['document', 'line'] as const;
export type TaxRounding = (typeof TAX_ROUNDINGS)[number];

export const ORIGINS = ['sale', 'contract', 'counter', 'formerSystem'] as const;
/**
 * Where the document comes from: a sale, a contract (abonnement), the counter (facture comptoir, payable at the point
 * of sale), or the books of a former system (reprise), where it was numbered and declared.
 */
export type Origin = (typeof ORIGINS)[number];

export interface PostalAddress {
	/** Street and number; old systems often have the city alone. */
	readonly line1?: string;
	readonly line2?: string;
	readonly postCode?: string;
	readonly city: string;
	readonly subdivision?: string;
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
}

/** Names, addresses and identifiers as they stood at validation; later edits of the master do not reach them. */
export interface PartySnapshot {
	readonly id: string;
	readonly name: string;
	readonly legalForm?: string;
	readonly address?: PostalAddress;
	readonly vatNumber?: string;
	/** SIREN/SIRET in France, tax code (mã số thuế) in Viet Nam. */
	readonly registrationNumber?: string;
	readonly email?: string;
	readonly phone?: string;
	readonly contactName?: string;
}

/** Sender block of the document (profil émetteur): what is printed beside the company's own data. */
export interface SellerProfileSnapshot {
	readonly id: string;
	readonly name: string;
	readonly senderBlock?: string;
	readonly footer?: string;
	readonly ibanPrinted?: string;
	readonly ibanCollectedTo?: string;
	readonly bic?: string;
}

/** The deal or event (affaire, événement) that a document belongs to: an object of another system. */
export interface ForeignParent {
	readonly kind: 'deal' | 'event';
	readonly id: string;
	readonly title?: string;
}

export interface FileReference {
	readonly name: string;
	readonly mimeType: string;
	/** Where the file is kept, as the workflow knows it; the ledger never opens it. */
	readonly reference?: string;
	readonly sha256?: string;
}

/** A charge at the foot of the document (pied de pièce), told apart by its nature: shipping, packing, insurance… */
export interface FooterCharge {
	readonly nature: string;
	readonly label: string;
	readonly amount: Minor;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

export interface CashDiscount {
	readonly rate: Decimal;
	readonly days: number;
}

export const LINE_KINDS = ['item', 'deposit', 'note'] as const;
/** `note` is a plain comment line: no quantity, no price. */
export type LineKind = (typeof LINE_KINDS)[number];

export interface DocumentLine {
	readonly id: string;
	/** 1, 2, 3… in printing order. */
	readonly position: number;
	readonly kind: LineKind;
	readonly productId: string | null;
	readonly productCode: string | null;
	readonly description: string;
	readonly comment: string | null;
	readonly quantity: Decimal;
	/** UN/ECE Recommendation 20 code: C62 one, HUR hour, KGM kilogram. */
	readonly unit: string;
	/** Null on kinds without prices. */
	readonly unitPrice: Decimal | null;
	/** What a unit cost us when the line was written (prix de revient); null where nobody knows. Never printed. */
	readonly unitCost: Decimal | null;
	readonly discountPercent: Decimal;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
	readonly operationCode: string | null;
	readonly net: Minor;
}

export interface TaxLine {
	readonly category: TaxCategory;
	readonly rate: Decimal;
	readonly base: Minor;
	readonly tax: Minor;
}

export interface DocumentTotals {
	/** Sum of line nets (BT-106). */
	readonly lines: Minor;
	/** Sum of footer charges (BT-108). */
	readonly charges: Minor;
	/** Total without VAT (BT-109). */
	readonly net: Minor;
	/** Total VAT (BT-110). */
	readonly tax: Minor;
	/** Total with VAT (BT-112). */
	readonly gross: Minor;
	readonly taxLines: readonly TaxLine[];
}

/** What a person writes on a document. Conversion maps name each of these fields once. */
export interface DocumentHeader {
	readonly companyId: string;
	readonly partyId: string;
	readonly contactId: string | null;
	/** Salesperson (vendeur): the customer's owner, else the author. */
	readonly owner: string | null;
	readonly currency: string;
	readonly language: string;
	readonly issueDate: CalendarDate;
	readonly validUntil: CalendarDate | null;
	readonly deliveryDate: CalendarDate | null;
	readonly dueDate: CalendarDate | null;
	readonly title: string | null;
	/** Subject of the document (nature de la pièce), to find it in lists. */
	readonly nature: string | null;
	/** Buyer's own order number (BT-13). */
	readonly customerReference: string | null;
	/** The supplier's number on a supplier invoice. */
	readonly supplierNumber: string | null;
	readonly parent: ForeignParent | null;
	readonly origin: Origin;
	/** Journal (journal comptable) by which the number series is chosen; null for the series without one. */
	readonly journal: string | null;
	readonly operationCode: string | null;
	readonly vatRegime: string | null;
	/** TPF (taxe parafiscale) regime. */
	readonly parafiscalRegime: string | null;
	readonly cashDiscount: CashDiscount | null;
	readonly paymentMethod: string | null;
	readonly priceBasis: 'net' | 'gross';
	readonly taxRounding: TaxRounding;
	readonly sellerProfileId: string | null;
	/** Sender block (rubrique expéditeur) of this document alone; the profile's where it is null. */
	readonly senderBlock: string | null;
	/** Legal notices at the foot (mention bas de page) of this document alone; the profile's where it is null. */
	readonly legalFooter: string | null;
	readonly billTo: PostalAddress | null;
	readonly shipTo: PostalAddress | null;
	readonly charges: readonly FooterCharge[];
	readonly headerComment: string | null;
	readonly footerComment: string | null;
	/** Never printed. */
	readonly internalNote: string | null;
	readonly attachments: readonly FileReference[];
	/** Own label within the fixed states (libellé paramétrable). */
	readonly customLabel: string | null;
	readonly invoiceType: InvoiceType | null;
	/** A summary invoice (facture récapitulative) gathers several delivery notes. */
	readonly summary: boolean;
	/** Why a credit note or cancellation was made. */
	readonly reason: string | null;
}

export interface Numbering {
	readonly seriesId: string;
	readonly period: string;
	readonly sequence: number;
}

export interface BillingDocument extends DocumentHeader {
	readonly id: string;
	readonly kind: Kind;
	readonly state: State;
	/** Our legal number; null on drafts and where the e-invoice provider numbers. */
	readonly number: string | null;
	/** Our own reference where the provider gives the legal number. */
	readonly internalReference: string | null;
	readonly numbering: Numbering | null;
	readonly lines: readonly DocumentLine[];
	readonly totals: DocumentTotals;
	/** Null until validation. */
	readonly seller: PartySnapshot | null;
	readonly buyer: PartySnapshot | null;
	readonly sellerProfile: SellerProfileSnapshot | null;
	readonly createdAt: Instant;
	readonly createdBy: string;
	/** The fact on which the lock stands; never cleared. */
	readonly validatedAt: Instant | null;
	/** SHA-256 of everything that validation fixed. */
	readonly contentHash: string | null;
	/** Deleted by right: kept and traced, left out of lists; its number is burned. */
	readonly deletedAt: Instant | null;
}

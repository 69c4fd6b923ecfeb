import type { CalendarDate, Instant } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';
import { TAX_CATEGORIES, type TaxCategory } from '../tax/taxCategories';
import type { CorrectionOnDocument } from '../vietnam/correctionOnDocument';
import type { Instalment, PaymentTerms, ReferenceDates } from '../terms/paymentTerms';
import type { InvoiceType, Kind } from './kinds';
import type { State } from './transitions';

export { TAX_CATEGORIES, type TaxCategory };

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

export const OPERATION_NATURES = ['goods', 'services', 'mixed'] as const;
/** Nature of the operation (nature de l'opération): deliveries of goods, services, or both. */
export type OperationNature = (typeof OPERATION_NATURES)[number];

/** What a company's invoices say of it beside name, address and numbers (mentions obligatoires). */
export interface LegalIdentity {
	readonly capital?: string;
	/** Register and town (RCS Paris 303 265 045). */
	readonly tradeRegister?: string;
	/** VAT on services is due when they are invoiced, not when they are paid (option pour les débits). */
	readonly vatOnDebits?: boolean;
	/** Rate of the penalties for late payment, in words; the print's own wording where it is missing. */
	readonly latePenaltyRate?: string;
	/** What is said about a discount for early payment (escompte). */
	readonly escompteText?: string;
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
	/** What our company's invoices say by law; absent on other parties and on older documents. */
	readonly legal?: LegalIdentity;
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

/** Nature of the charge that shipping makes (frais de port); its label says it in words. */
export const SHIPPING = 'shipping';

/** A charge at the foot of the document (pied de pièce), told apart by its nature: shipping, packing, insurance… */
export interface FooterCharge {
	readonly nature: string;
	readonly label: string;
	readonly amount: Minor;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

/** A discount on the whole document (remise pied de page): a percentage or an amount, stated on the net or on the gross. */
export interface DocumentDiscount {
	readonly base: 'net' | 'gross';
	readonly percent: Decimal | null;
	readonly amount: Minor | null;
	/** Printed beside it (BT-97). */
	readonly reason: string | null;
}

/** A tax other than VAT on a line (éco-contribution, taxe parafiscale), with a VAT of its own. */
export interface OtherTax {
	readonly code: string;
	readonly label: string;
	readonly comment: string | null;
	/** So much a unit, or a percentage of what the line is sold for. */
	readonly mode: 'amount' | 'percent';
	readonly value: Decimal;
	/** What the percentage is of. */
	readonly base: 'net' | 'netAndTax';
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
	readonly amount: Minor;
	/** The amount is what other parts have left of it, not what the rule gives; absent where it is that. */
	readonly isRest?: true;
}

/** The deposit invoice that a negative line takes back (reprise d'acompte), or a deposit line asks for. */
export interface DepositReference {
	readonly documentId: string;
	readonly number: string | null;
	readonly issueDate: CalendarDate;
}

/** A delivery note that an invoice bills (BL facturé), as it was then: a summary invoice names each (BT-16). */
export interface DeliveryReference {
	readonly documentId: string;
	readonly number: string | null;
	readonly issueDate: CalendarDate;
	/** The day of the delivery, where it is known. */
	readonly deliveredOn: CalendarDate | null;
	/** The customer's order number (BT-13) and the place of delivery (BG-15) of this delivery. */
	readonly customerReference: string | null;
	readonly shipTo: PostalAddress | null;
}

/** A deposit that was paid before, beside the full VAT of the invoice (BT-113). */
export interface Prepayment extends DepositReference {
	/** With VAT. */
	readonly amount: Minor;
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
	/** Why there is no VAT: a code of the VATEX list, or the words; absent where customer or company say it. */
	readonly exemptionReason?: string;
	/** Without VAT, after the discount of the line, before other taxes and the discount of the document (BT-131). */
	readonly net: Minor;
	/** What the customer pays for the line: only where prices include VAT. */
	readonly gross?: Minor;
	/** The amount is what other parts have left of the source line, not quite quantity × price; absent where it is that. */
	readonly amountIsRest?: true;
	/** The net was not taken out of the gross: it, or that of a line beside it, is what other parts have left. */
	readonly netIsRest?: true;
	/** VAT of a line that brings its own, whatever its rate would give: a deposit, or one that is taken back. */
	readonly tax?: Minor;
	readonly deposit?: DepositReference;
	readonly otherTaxes?: readonly OtherTax[];
	/** The delivery note that the line bills. */
	readonly deliveryNoteId?: string;
	/** What happens to goods that are credited: absent where nothing is. */
	readonly disposition?: Disposition;
	/** A new page begins before or after the line (saut de page). */
	readonly pageBreak?: PageBreak;
	/** When the goods can be had (disponibilité). */
	readonly availableOn?: CalendarDate;
}

export const DISPOSITIONS = ['restock', 'scrap', 'none'] as const;
/** Back to stock (remise en stock), scrapped (mise au rebut), or money only (avoir sans retour). */
export type Disposition = (typeof DISPOSITIONS)[number];

export const PAGE_BREAKS = ['before', 'after'] as const;
export type PageBreak = (typeof PAGE_BREAKS)[number];

/** What a discount on the whole document takes off the base of one rate (BG-20). */
export interface TaxAllowance {
	readonly category: TaxCategory;
	readonly rate: Decimal;
	readonly amount: Minor;
}

/** Why a rate has no VAT, in the words of the day of the document (BT-120, BT-121). */
export interface ExemptionReason {
	/** Code of the VATEX list; absent where the words are somebody's own. */
	readonly code?: string;
	readonly text: string;
}

export interface TaxLine {
	readonly category: TaxCategory;
	readonly rate: Decimal;
	readonly base: Minor;
	readonly tax: Minor;
	/** Fixed at validation. */
	readonly exemptionReason?: ExemptionReason;
}

export interface DocumentTotals {
	/** Sum of line nets (BT-106). */
	readonly lines: Minor;
	/** Sum of footer charges (with the other taxes: BT-108). */
	readonly charges: Minor;
	/** They are what other parts have left of the whole, not quite what the lines give; absent where they are that. */
	readonly isRest?: true;
	/** Sum of the other taxes of the lines; absent where no line has any. */
	readonly otherTaxes?: Minor;
	/** What the discount on the whole document takes off the net (BT-107), and of which rates; absent without one. */
	readonly allowance?: Minor;
	readonly allowances?: readonly TaxAllowance[];
	/** Total without VAT (BT-109). */
	readonly net: Minor;
	/** Total VAT (BT-110). */
	readonly tax: Minor;
	/** Total with VAT (BT-112). */
	readonly gross: Minor;
	readonly taxLines: readonly TaxLine[];
	/** The schedule (échéancier); its amounts sum to the gross. Absent without payment terms. */
	readonly instalments?: readonly Instalment[];
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
	/** Absent where nobody knows it. */
	readonly operationNature?: OperationNature | undefined;
	readonly vatRegime: string | null;
	/** TPF (taxe parafiscale) regime. */
	readonly parafiscalRegime: string | null;
	readonly cashDiscount: CashDiscount | null;
	/** What the customer owes for it is covered by credit insurance (pièce assurée); absent where nobody says so. */
	readonly creditInsured?: boolean | undefined;
	readonly paymentMethod: string | null;
	/** The schedule of payment; absent where a single due date says it. */
	readonly paymentTerms?: PaymentTerms | undefined;
	/** Dates that the schedule counts from, beside those of the document itself; absent where it has none. */
	readonly referenceDates?: ReferenceDates | undefined;
	/** Unit prices without VAT (tarif HT), or with it (tarif TTC). */
	readonly priceBasis: 'net' | 'gross';
	/** Absent where there is none. */
	readonly discount?: DocumentDiscount | undefined;
	/** Absent where there are none, or where they are taken back as lines. */
	readonly prepayments?: readonly Prepayment[] | undefined;
	/** Units of the document's currency for one of the books' currency; absent where both are the same. */
	readonly exchangeRate?: Decimal | undefined;
	readonly taxRounding: TaxRounding;
	readonly sellerProfileId: string | null;
	/** Sender block (rubrique expéditeur) of this document alone; the profile's where it is null. */
	readonly senderBlock: string | null;
	/** Legal notices at the foot (mention bas de page) of this document alone; the profile's where it is null. */
	readonly legalFooter: string | null;
	readonly billTo: PostalAddress | null;
	readonly shipTo: PostalAddress | null;
	readonly charges: readonly FooterCharge[];
	/** Shipping is the flat fee by quantity of each delivery (forfait port); absent where it is not. */
	readonly shippingByQuantity?: true;
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
	/** The delivery notes that it bills; absent where it bills none. */
	readonly deliveries?: readonly DeliveryReference[];
	/** Why a credit note or cancellation was made. */
	readonly reason: string | null;
	/** The issued e-invoice that this one replaces or adjusts (Viet Nam); absent where it corrects none. */
	readonly correction?: CorrectionOnDocument | undefined;
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

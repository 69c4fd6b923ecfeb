import type { CalendarDate } from '../dates/calendarDate';
import type { TaxCategory } from '../documents/document';
import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';
import type { TypeCode } from './typeCodes';

/**
 * The invoice as EN 16931-1 sees it: business terms (BT) and groups (BG) by name, free of any syntax. Amounts are in
 * the minor unit of `currency`; prices, quantities and rates are plain decimals. What is absent is not written.
 */
export interface SemanticInvoice {
	/** BT-1. Absent on what has no number yet; such an invoice is no invoice. */
	readonly number?: string;
	/** BT-2 */
	readonly issueDate: CalendarDate;
	/** BT-3 */
	readonly typeCode: TypeCode;
	/** BT-5, ISO 4217 */
	readonly currency: string;
	/** BT-6 and BT-111: the VAT in the currency of the books. */
	readonly accounting?: { readonly currency: string; readonly tax: Minor };
	/** BT-8 in the terms of UNTDID 2005 that UBL takes: VAT falls due with the invoice, the delivery, the payment. */
	readonly taxPoint?: TaxPoint;
	/** BT-9 */
	readonly dueDate?: CalendarDate;
	/** BT-10 */
	readonly buyerReference?: string;
	/** BT-12 */
	readonly contractReference?: string;
	/** BT-13: the order number of the buyer. */
	readonly orderReference?: string;
	/** BT-14: our own order. */
	readonly salesOrderReference?: string;
	/** BT-16 */
	readonly despatchReference?: string;
	/** BT-19 */
	readonly buyerAccounting?: string;
	/** BT-20 */
	readonly paymentTerms?: string;
	/** BG-1 */
	readonly notes: readonly SemanticNote[];
	/** BT-23: the frame of the French reform (cadre de facturation), or another process. */
	readonly process?: string;
	/** BG-3 */
	readonly precedingInvoices: readonly PrecedingInvoice[];
	/** BG-4 */
	readonly seller: SemanticParty;
	/** BG-7 */
	readonly buyer: SemanticParty;
	/** BG-10 */
	readonly payee?: Pick<SemanticParty, 'name' | 'legalId'>;
	/** BG-13 */
	readonly delivery?: SemanticDelivery;
	/** BG-14 */
	readonly period?: Period;
	/** BG-16 */
	readonly payment?: SemanticPayment;
	/** BG-20 and BG-21 */
	readonly allowancesAndCharges: readonly DocumentAllowanceCharge[];
	readonly totals: SemanticTotals;
	/** BG-23 */
	readonly taxes: readonly SemanticTax[];
	/** BG-24 */
	readonly attachments: readonly SupportingDocument[];
	/** BG-25 */
	readonly lines: readonly SemanticLine[];
	/** The seller is under the French reform of e-invoices, so the rules BR-FR hold beside EN 16931. */
	readonly isFrench: boolean;
}

export const TAX_POINTS = ['invoice', 'delivery', 'payment'] as const;
export type TaxPoint = (typeof TAX_POINTS)[number];

export interface SemanticNote {
	/** BT-21, UNTDID 4451 */
	readonly subject?: string;
	/** BT-22 */
	readonly text: string;
}

export interface PrecedingInvoice {
	/** BT-25 */
	readonly number: string;
	/** BT-26 */
	readonly issueDate?: CalendarDate;
}

/** An identifier with its scheme (ISO 6523 ICD, or the EAS list for electronic addresses). */
export interface SchemedId {
	readonly id: string;
	readonly scheme?: string;
}

export interface SemanticParty {
	/** BT-27, BT-44 */
	readonly name: string;
	/** BT-29, BT-46: SIRET and the like. */
	readonly ids: readonly SchemedId[];
	/** BT-30, BT-47: SIREN and the like. */
	readonly legalId?: SchemedId;
	/** BT-31, BT-48 */
	readonly vatNumber?: string;
	/** BT-32: a tax number that is no VAT number. Sellers only. */
	readonly taxNumber?: string;
	/** BT-33: legal form, capital and register. Sellers only. */
	readonly legalInformation?: string;
	/** BT-34, BT-49 */
	readonly endpoint?: SchemedId;
	/** BG-5, BG-8 */
	readonly address?: SemanticAddress;
	/** BG-6, BG-9 */
	readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}

export interface SemanticAddress {
	readonly line1?: string;
	readonly line2?: string;
	readonly city?: string;
	readonly postCode?: string;
	readonly subdivision?: string;
	/** ISO 3166-1 alpha-2 */
	readonly country: string;
}

export interface SemanticDelivery {
	/** BT-70 */
	readonly name?: string;
	/** BT-72 */
	readonly date?: CalendarDate;
	/** BG-15 */
	readonly address?: SemanticAddress;
}

export interface Period {
	readonly from: CalendarDate;
	readonly to: CalendarDate;
}

export interface SemanticPayment {
	/** BT-81, UNTDID 4461 */
	readonly code: string;
	/** BT-82 */
	readonly text?: string;
	/** BT-83 */
	readonly remittance?: string;
	/** BG-17: BT-84, BT-85, BT-86 */
	readonly account?: { readonly iban: string; readonly name?: string; readonly bic?: string };
	/** BG-19: BT-89, BT-90, BT-91 */
	readonly mandate?: { readonly reference?: string; readonly creditorId?: string; readonly iban?: string };
}

interface AllowanceChargeAmount {
	readonly isCharge: boolean;
	readonly amount: Minor;
	/** What `percent` is of. */
	readonly base?: Minor;
	readonly percent?: Decimal;
	readonly reason: string;
	/** UNTDID 5189 for allowances, 7161 for charges. */
	readonly reasonCode?: string;
}

export interface DocumentAllowanceCharge extends AllowanceChargeAmount {
	readonly category: TaxCategory;
	readonly rate: Decimal;
}

export type LineAllowanceCharge = AllowanceChargeAmount;

export interface SemanticTotals {
	/** BT-106 */
	readonly lines: Minor;
	/** BT-107; absent without allowances. */
	readonly allowances?: Minor;
	/** BT-108; absent without charges. */
	readonly charges?: Minor;
	/** BT-109 */
	readonly net: Minor;
	/** BT-110 */
	readonly tax: Minor;
	/** BT-112 */
	readonly gross: Minor;
	/** BT-113; absent where nothing was paid. */
	readonly prepaid?: Minor;
	/** BT-115 */
	readonly due: Minor;
}

export interface SemanticTax {
	/** BT-116 */
	readonly base: Minor;
	/** BT-117 */
	readonly tax: Minor;
	/** BT-118 */
	readonly category: TaxCategory;
	/** BT-119 */
	readonly rate: Decimal;
	/** BT-120 */
	readonly exemptionReason?: string;
	/** BT-121 */
	readonly exemptionCode?: string;
}

export interface SupportingDocument {
	/** BT-122 */
	readonly id: string;
	/** BT-123; under the French rules a code of their list. */
	readonly description?: string;
	/** BT-125 */
	readonly file?: { readonly name: string; readonly mimeType: string; readonly content: Uint8Array };
}

export interface SemanticLine {
	/** BT-126 */
	readonly id: string;
	/** BT-127 */
	readonly note?: string;
	/** BT-129, negative where the line takes away. */
	readonly quantity: Decimal;
	/** BT-130, UN/ECE Rec 20 */
	readonly unit: string;
	/** BT-131 */
	readonly net: Minor;
	/** BG-26 */
	readonly period?: Period;
	/** BG-27 and BG-28 */
	readonly allowancesAndCharges: readonly LineAllowanceCharge[];
	/** BT-146, never negative. */
	readonly price: Decimal;
	/** BT-149: the price is for so many; 1 where it is missing. */
	readonly priceQuantity?: Decimal;
	/** BT-151 */
	readonly category: TaxCategory;
	/** BT-152 */
	readonly rate: Decimal;
	/** BT-153 */
	readonly name: string;
	/** BT-154 */
	readonly description?: string;
	/** BT-155 */
	readonly sellerItemId?: string;
	/** BG-32 */
	readonly attributes: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

import type { CalendarDate } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';

/**
 * Where a value was read: in the data of an e-invoice, on a text page, on a picture of a page; or that it was computed
 * from others, or given by a person who corrected it.
 */
export type Source = 'xml' | 'text' | 'ocr' | 'computed' | 'person';

/** A place on a page in parts of its width and height, from the top left: 0.5 is the middle whatever the size. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export interface Origin {
	readonly source: Source;
	/** From 1. */
	readonly page?: number;
	readonly box?: Box;
	/** Element names in XML, e.g. `Invoice/ID`. */
	readonly path?: string;
}

export interface Alternative<T = string> {
	readonly value: T;
	readonly confidence: number;
	readonly origin: Origin;
}

/** A value as it was read. Confidence goes from 0 to 1; what lies below the threshold is for a person to look at. */
export interface Field<T = string> {
	readonly value: T;
	readonly origin: Origin;
	readonly confidence: number;
	/** What else it may be, the likeliest first. */
	readonly alternatives: ReadonlyArray<Alternative<T>>;
}

export interface ReceivedParty {
	readonly name?: Field;
	readonly tradingName?: Field;
	/** VAT number or tax code (numéro de TVA, mã số thuế): BT-31, else BT-32. */
	readonly taxId?: Field;
	/** Number in a register (SIREN, SIRET, KvK…): BT-30. */
	readonly registrationId?: Field;
	readonly iban?: Field;
	/** An account number that is no IBAN, as in Viet Nam. */
	readonly bankAccount?: Field;
	/** ISO 3166-1 alpha-2. */
	readonly country?: Field;
}

/** A line; its values come from one place. */
export interface ReceivedLine {
	readonly description?: string;
	readonly quantity?: Decimal;
	readonly unit?: string;
	readonly unitPrice?: Decimal;
	/** Without VAT. Negative where it takes away. */
	readonly net?: Decimal;
	readonly taxRate?: Decimal;
	readonly taxCategory?: string;
	readonly origin: Origin;
	readonly confidence: number;
}

/** VAT of one rate and category. */
export interface ReceivedTax {
	readonly rate?: Decimal;
	readonly category?: string;
	readonly base?: Decimal;
	readonly tax?: Decimal;
	readonly origin: Origin;
	readonly confidence: number;
}

export interface ReceivedTotals {
	/** Sum of the line nets: BT-106. */
	readonly lines?: Field<Decimal>;
	readonly allowances?: Field<Decimal>;
	readonly charges?: Field<Decimal>;
	/** BT-109 */
	readonly net?: Field<Decimal>;
	/** BT-110, in the currency of the invoice. */
	readonly tax?: Field<Decimal>;
	/** BT-112 */
	readonly gross?: Field<Decimal>;
	/** Fees beside the VAT: a Vietnamese e-invoice may have them. */
	readonly fees?: Field<Decimal>;
	readonly prepaid?: Field<Decimal>;
	readonly rounding?: Field<Decimal>;
	/** What is still to pay: BT-115. */
	readonly due?: Field<Decimal>;
}

export type ReferenceKind = 'order' | 'contract' | 'deliveryNote' | 'invoice' | 'replaces' | 'adjusts';

export interface ReceivedReference {
	readonly kind: ReferenceKind;
	readonly id: string;
	readonly date?: CalendarDate;
}

export type ReceivedKind = 'invoice' | 'creditNote';
export type ReceivedFormat = 'cii' | 'ubl' | 'hdon' | 'text' | 'ocr';

/** An invoice or credit note that somebody sent, as far as it could be read. Nothing in it is confirmed. */
export interface ReceivedInvoice {
	readonly format: ReceivedFormat;
	readonly kind: Field<ReceivedKind>;
	/** UNTDID 1001: 380, 381, 384, 386… */
	readonly typeCode?: Field;
	readonly number?: Field;
	/** Form and series of a Vietnamese e-invoice: `1C26TAA`. */
	readonly series?: Field;
	readonly issueDate?: Field<CalendarDate>;
	readonly dueDate?: Field<CalendarDate>;
	/** ISO 4217 */
	readonly currency?: Field;
	readonly seller: ReceivedParty;
	readonly buyer: ReceivedParty;
	readonly lines: readonly ReceivedLine[];
	readonly taxes: readonly ReceivedTax[];
	readonly totals: ReceivedTotals;
	readonly references: readonly ReceivedReference[];
}

import type { CalendarDate } from '../dates/calendarDate';
import type { InvoiceSeries } from './series';
import type { VatCode } from './vatRates';

/** Replacement (thay thế) writes the whole invoice again; adjustment (điều chỉnh) writes the difference or the right words. */
export const CORRECTION_METHODS = ['replacement', 'adjustment'] as const;
export type CorrectionMethod = (typeof CORRECTION_METHODS)[number];

/** What can be wrong with an issued invoice. The first three are words that the law lets stand with a notice. */
export const WRONG_THINGS = [
	'buyerName',
	'buyerAddress',
	'wording',
	'buyerTaxCode',
	'goods',
	'amount',
	'taxRate',
	'tax',
] as const;
export type WrongThing = (typeof WRONG_THINGS)[number];

/** The issued invoice that is corrected. */
export interface OriginalInvoice {
	readonly number: string;
	readonly series: InvoiceSeries;
	readonly issueDate: CalendarDate;
	/** Where it stands with the tax office. */
	readonly taxOffice: 'accepted' | 'waiting' | 'refused';
	/** Method of the corrections so far in its chain; null for the first one. */
	readonly earlierMethod: CorrectionMethod | null;
	/** Number of the invoice that has replaced it; null where none has. */
	readonly replacedBy: string | null;
	readonly codes: readonly VatCode[];
}

/** The agreement on the error (biên bản thỏa thuận). */
export interface Agreement {
	readonly reference: string;
	readonly date: CalendarDate;
}

export interface CorrectionRequest {
	/** The day on which the correction is made. */
	readonly on: CalendarDate;
	readonly original: OriginalInvoice;
	readonly wrong: readonly WrongThing[];
	/** What the user asks for; null leaves the choice to the rules. */
	readonly wanted: CorrectionMethod | 'cancellation' | null;
	readonly buyer: 'business' | 'consumer';
	/** A sale through a platform of electronic commerce, or one listed on a summary table, needs no agreement. */
	readonly withoutAgreement?: boolean | undefined;
	readonly agreement: Agreement | null;
	/** Rates of the new invoice. */
	readonly codes: readonly VatCode[];
	/** Why the rate itself was wrong; null keeps the rates of the original. */
	readonly rateWasWrong: string | null;
}

/** What is to be done: a notice without a new invoice, or a new invoice that names its original. */
export type Correction =
	| { readonly method: 'notice'; readonly form: string; readonly law: string }
	| {
			readonly method: CorrectionMethod;
			/** Money and goods, or words alone; a replacement is always of both. */
			readonly scope: 'money' | 'information';
			/** What the new invoice must say of its original. */
			readonly sentence: string;
	  };

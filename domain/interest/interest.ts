import type { CalendarDate } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';

/** Who pays late: a trader, a public buyer (acheteur public), or a private person. */
export const BUYER_KINDS = ['business', 'public', 'consumer'] as const;
export type BuyerKind = (typeof BUYER_KINDS)[number];

/** A yearly rate in per cent that holds on the days from `from` to `until`, both included. */
export interface DatedRate {
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	readonly percent: Decimal;
}

/** Published rates by name. A company adds what was published since; of two that hold on a day the later entry wins. */
export type RateTable = Readonly<Record<string, readonly DatedRate[]>>;

/** The rate of a rule: a published rate and points, or a rate of its own. */
export type RuleRate = { readonly reference: string; readonly plus: Decimal } | { readonly percent: Decimal };

/** What the law or the company sets for buyers of one kind; a buyer for whom there is none pays no interest. */
export interface InterestRule {
	/** Stable name, for letters and audit: `fr.business`. */
	readonly name: string;
	/** Country of the company. */
	readonly country: string;
	readonly buyer: BuyerKind;
	/** First due date for which it holds. */
	readonly from: CalendarDate;
	readonly rate: RuleRate;
	/** Whether a rate of the contract takes the place of `rate`. */
	readonly contractual: boolean;
	/** The contract may not go below so many times a published rate. */
	readonly floor?: { readonly reference: string; readonly times: Decimal };
	/** A published rate is read anew on 1 January and 1 July, or once, in the half-year in which the delay begins. */
	readonly halfYears: 'each' | 'first';
	/** Recovery indemnity (indemnité forfaitaire), once an invoice. */
	readonly indemnity?: { readonly amount: Decimal; readonly currency: string };
}

/** Money or a credit note that came for the debt. */
export interface Settled {
	readonly on: CalendarDate;
	readonly amount: Minor;
}

/** One debt with one due date: an instalment (échéance), with VAT. */
export interface LateDebt {
	readonly dueDate: CalendarDate;
	readonly amount: Minor;
	readonly settled?: readonly Settled[];
}

/** Interest of days on which amount and rate stay the same. */
export interface InterestPart {
	readonly from: CalendarDate;
	/** The last day that counts. */
	readonly until: CalendarDate;
	readonly days: number;
	readonly principal: Minor;
	/** The yearly rate in per cent that was applied. */
	readonly percent: Decimal;
	readonly interest: Minor;
}

/** A published rate that the table does not hold. */
export interface MissingRate {
	readonly reference: string;
	/** The day on which it is to be read. */
	readonly on: CalendarDate;
	/** What is not known without it, and what to do. */
	readonly message: string;
}

export interface LateInterest {
	/** Null where no rule is set for this country and buyer: then nothing is asked. */
	readonly rule: string | null;
	readonly parts: readonly InterestPart[];
	/** The sum of the parts. */
	readonly interest: Minor;
	/** Days after the last part are not counted, for want of these rates. */
	readonly missing: readonly MissingRate[];
	/** What was decided on the way: a contract below the floor, a floor that could not be checked. */
	readonly notes: readonly string[];
}

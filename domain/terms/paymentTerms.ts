import type { CalendarDate } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';

/**
 * How a due date is reached from its reference date, each rule named for its order. Months are always added first, so
 * that an end of month stays one.
 */
export const DUE_DATE_RULES = [
	'days',
	'daysThenEndOfMonth',
	'endOfMonthThenDays',
	'dayOfFollowingMonth',
] as const;
export type DueDateRuleName = (typeof DUE_DATE_RULES)[number];

export const WEEKDAYS = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The rule of one line (condition), as data. What is missing is not applied. */
export interface DueDateRule {
	/** `days` where it is missing. */
	readonly rule?: DueDateRuleName;
	readonly months?: number;
	readonly weeks?: number;
	readonly days?: number;
	/** Days of the month on which is paid: the next of them that is not before the date (le 10 du mois). */
	readonly onDay?: readonly number[];
	/** The next such day of the week that is not before the date. */
	readonly onWeekday?: Weekday;
	/** Month (1–12) and day of the month from which weeks and days are counted, once the months are added. */
	readonly startMonth?: number;
	readonly startDay?: number;
}

/** Where a line counts from; any other text is the name of a date that the document is told, such as `letter of credit`. */
export const KNOWN_REFERENCES = [
	'previous',
	'documentDate',
	'orderDate',
	'deliveryDate',
	'endOfDeliveryMonth',
] as const;

export const INSTALMENT_TYPES = ['settlement', 'deposit'] as const;
/** A part of the price that is paid when it falls due (règlement), or in advance (acompte). */
export type InstalmentType = (typeof INSTALMENT_TYPES)[number];

/** What a line asks for; at most one of the five. A line with none takes what is left, and is the last one. */
export interface InstalmentShare {
	/** Of the total with VAT. */
	readonly percent?: Decimal;
	/** Of the total without VAT. */
	readonly percentOfNet?: Decimal;
	/** Of what the lines above leave. */
	readonly percentOfRemainder?: Decimal;
	/** In whole units of the document's currency; it takes the sign of the total. */
	readonly amount?: Decimal;
	readonly remainder?: true;
	/** One part in so many, exact where a percentage is not: a third is `divisor: 3`. */
	readonly divisor?: number;
	/** The share is rounded to a multiple of this, in whole units of the currency: `10` asks for full tens. */
	readonly roundTo?: Decimal;
	/** Currency of `amount`; the document must have the same. */
	readonly currency?: string;
}

/** A line of payment terms (ligne d'échéance). */
export interface TermLine extends DueDateRule, InstalmentShare {
	/** What the date counts from: the date of the line above where it is missing (échéances chaînées). */
	readonly from?: string;
	/** A fixed date, whatever the rule says. */
	readonly date?: CalendarDate;
	/** `settlement` where it is missing. */
	readonly type?: InstalmentType;
	/** How this instalment is paid: a code of UNTDID 4461, or words. */
	readonly method?: string;
	/** What is printed beside it; may hold merge fields such as {{percent}}. */
	readonly title?: string;
}

/** Payment terms (conditions de règlement) as a document keeps them: later edits of the master do not reach it. */
export interface PaymentTerms {
	/** Null where the lines were written for this document alone. */
	readonly code: string | null;
	readonly name: string | null;
	readonly lines: readonly TermLine[];
	/** Days on which nothing is paid, and the day to which each is put off. */
	readonly holidays?: Readonly<Record<CalendarDate, CalendarDate>>;
}

/** Dates that lines may count from, by their names; a date that nobody knows yet is missing. */
export type ReferenceDates = Readonly<Record<string, CalendarDate>>;

/** A part of what is to be paid (échéance), computed from the terms. Amounts sum to the total. */
export interface Instalment {
	/** 1, 2, 3… in the order of the terms. */
	readonly position: number;
	readonly type: InstalmentType;
	/** Share of the total with VAT; null where the terms do not state one. */
	readonly percent: Decimal | null;
	readonly amount: Minor;
	/** Null while the date that it counts from is not known. */
	readonly dueDate: CalendarDate | null;
	/** The date that it waits for. */
	readonly awaits: string | null;
	readonly method: string | null;
	/** As the terms have it, merge fields and all: the number is not known before validation. */
	readonly title: string | null;
}

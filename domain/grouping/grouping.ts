import type { CalendarDate } from '../dates/calendarDate';

/** How a customer is billed for deliveries (mode de facturation): one note, one order, or many notes an invoice. */
export const BILLING_MODES = ['perDeliveryNote', 'perOrder', 'grouped'] as const;
export type BillingMode = (typeof BILLING_MODES)[number];

/**
 * How often a customer is billed (périodicité): à la demande, semaine (ISO), décade (1–10, 11–20, 21–end), quinzaine
 * (1–15, 16–end), mois.
 */
export const PERIODICITIES = ['onDemand', 'week', 'tenDays', 'halfMonth', 'month'] as const;
export type Periodicity = (typeof PERIODICITIES)[number];

/** What a grouping key compares: anything that JSON can hold; equal is what has the same canonical JSON. */
export type KeyValue =
	string | number | boolean | null | readonly KeyValue[] | { readonly [name: string]: KeyValue };

/** A delivery note (bon de livraison) as far as grouping goes. */
export interface GroupableNote {
	readonly id: string;
	/** The number; the id where there is none yet. */
	readonly name: string;
	/** Day of the delivery. */
	readonly date: CalendarDate;
	readonly companyId: string;
	readonly partyId: string;
	/** Orders that the note delivers, sorted; none where it stands alone. */
	readonly orderIds: readonly string[];
	readonly mode: BillingMode;
	readonly periodicity: Periodicity;
	/** Values by the name of the key; one that is missing is null. */
	readonly keys: Readonly<Record<string, KeyValue>>;
	/** Further keys that the customer wants, in order. */
	readonly extraKeys?: readonly string[];
	/** Deliveries of two calendar months never share an invoice (France, CGI art. 289 I-3). */
	readonly calendarMonth: boolean;
	/** Why it cannot be invoiced whatever the run: already invoiced, cancelled, without price. */
	readonly hindrance?: Hindrance;
}

export interface Hindrance {
	readonly rule: string;
	/** In words that follow the note's number: `is invoiced already on FA2026-00012`. */
	readonly reason: string;
}

/** One run of deferred invoicing (facturation différée). */
export interface GroupingRun {
	/** The day for which it is decided what is due. */
	readonly onDate: CalendarDate;
	/** Only customers of these; all that are due where it is missing, those on demand not among them. */
	readonly periodicities?: readonly Periodicity[];
	/** Notes that were picked one by one (pointage) are taken whatever their periodicity. */
	readonly picked?: boolean;
	/** For all notes of the run, whatever their customer says. */
	readonly mode?: BillingMode;
	/** Further keys of the run, in order, after those of the customer. */
	readonly extraKeys?: readonly string[];
	/** Groups of fewer notes are left for a later run; 1 where it is missing. */
	readonly minimumNotes?: number;
	/** Position of the first group, where many customers are grouped some at a time; 1 where it is missing. */
	readonly firstPosition?: number;
}

export interface NoteGroup {
	/** 1, 2, 3… in the order of company, customer, first delivery. */
	readonly position: number;
	readonly companyId: string;
	readonly partyId: string;
	readonly mode: BillingMode;
	readonly periodicity: Periodicity;
	/** First and last day of delivery. */
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	/** Values of every key that was compared, by name, in the order of the keys. */
	readonly keys: Readonly<Record<string, KeyValue>>;
	/** In the order of delivery. */
	readonly notes: readonly GroupableNote[];
	/** Why it is not one with an earlier group of the same customer: `different billing address than group 3`. */
	readonly apart: string | null;
}

export interface LeftOutNote {
	readonly note: GroupableNote;
	readonly rule: string;
	/** A sentence for people. */
	readonly reason: string;
}

/** The union of both is the selection. */
export interface Grouping {
	readonly groups: readonly NoteGroup[];
	readonly leftOut: readonly LeftOutNote[];
}

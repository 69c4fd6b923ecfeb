import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import type { ChasedKind, DunningPolicy, MessageLanguage } from './policy';

/** What stops the chase until somebody lifts it or its last day is over. */
export const HOLD_TYPES = ['dispute', 'promise', 'pause', 'paymentPlan', 'insolvency', 'exclusion'] as const;
export type HoldType = (typeof HOLD_TYPES)[number];

export interface Hold {
	readonly type: HoldType;
	/** In the words of who set it. */
	readonly reason?: string;
	readonly since?: CalendarDate;
	/** The last day on which it holds; of a promise the promised day. */
	readonly until?: CalendarDate;
}

/**
 * What became of a step. `claimed`: somebody began to send it, and nobody said how it ended, so that it may have
 * arrived; `failed`: it certainly did not leave; `withdrawn`: a person took the claim back.
 */
export const STEP_STATES = ['claimed', 'sent', 'failed', 'withdrawn'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface DunningStep {
	/** Level of the stage, from 1 on. */
	readonly stage: number;
	readonly state: StepState;
	/** The company's calendar day on which it was sent, claimed, failed or withdrawn. */
	readonly on: CalendarDate;
	/** Code and version of the policy under which it was claimed. */
	readonly policy?: string;
	readonly version?: number;
}

/** Why there is nothing to chase any more, whatever the amounts say. */
export const CLOSINGS = ['cancelled', 'writtenOff', 'accepted', 'rejected'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** An instalment (échéance) of an invoice, a quotation or order that awaits its answer, or a credit note. */
export interface DunningItem {
	/** Id of the document. */
	readonly id: string;
	/** The document as people call it. */
	readonly number: string;
	/** A credit note is never chased; what is left of it lowers what its customer owes. */
	readonly kind: ChasedKind | 'creditNote';
	/** 1, 2, 3…; null where the document has no schedule. */
	readonly instalment: number | null;
	readonly companyId: string;
	readonly customerId: string;
	readonly currency: string;
	/** With VAT. */
	readonly amount: Minor;
	/** Money and credit notes that were matched to it. */
	readonly settled: Minor;
	/** Debits and payments that are on their way; those that failed are not among them. */
	readonly inCollection: Minor;
	/** Interest, indemnity and fees that were posted on it and are not paid. */
	readonly openCharges: Minor;
	/** Due date; of a quotation or order the end of its validity. Null while a reference date is awaited. */
	readonly dueDate: CalendarDate | null;
	/** The day on which it was sent to the customer, as far as it is known. */
	readonly sentOn: CalendarDate | null;
	readonly closed?: Closing;
	readonly holds: readonly Hold[];
	/** In any order; those of an earlier policy among them. */
	readonly steps: readonly DunningStep[];
}

export interface DunningCustomer {
	readonly id: string;
	/** Code of the policy; that of the state where it is missing. */
	readonly policy?: string;
	readonly language: MessageLanguage;
	readonly hasEmail: boolean;
	/** In place of the policy's own. */
	readonly graceDays?: number;
	/** Money and credit that nothing has been matched with yet, by currency. */
	readonly credit: Readonly<Record<string, Minor>>;
	readonly holds: readonly Hold[];
}

/** All that a plan is made from. It holds no clock: the day is an argument. */
export interface DunningState {
	readonly policies: readonly DunningPolicy[];
	/** Code of the policy of customers without one of their own. */
	readonly policy: string;
	readonly customers: readonly DunningCustomer[];
	readonly items: readonly DunningItem[];
	/** On everything (Pause All). */
	readonly holds: readonly Hold[];
	/** Day of the last run; null where there was none. */
	readonly lastRun: CalendarDate | null;
}

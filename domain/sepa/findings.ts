import type { CalendarDate } from '../dates/calendarDate';
import type { ChosenDate } from './chooseCollectionDate';
import type { DebitBatch, DebitOptions } from './debitBatch';
import type { DebitHead, PlannedCreditor } from './debitPlan';
import type { DebitVersion } from './debitVersions';
import type { Fault } from './fault';

/** What all debits of a batch are checked by. */
export interface Rules {
	readonly batch: DebitBatch;
	readonly head: DebitHead;
	readonly version: DebitVersion;
	readonly options: DebitOptions;
	/** Days are asked about once each: a batch has few. */
	readonly chooseDay: (asked: CalendarDate) => ChosenDate;
	/** Creditors are checked once each: nearly all debits share one. */
	readonly creditors: (given: object, check: () => CheckedCreditor) => CheckedCreditor;
}

/** A rule that keeps the debit out, and the field of the collection. */
export interface FoundFault {
	readonly field: string;
	readonly fault: Fault;
}

export interface CheckedCreditor {
	readonly creditor: PlannedCreditor;
	/** Fields are those of the creditor. */
	readonly faults: readonly FoundFault[];
}

/** Something to know, which keeps nothing out. */
export interface Doubt {
	readonly field: string;
	readonly rule: string;
	readonly message: string;
}

/** What the checks found, gathered as they go: a person mends all of it at once. */
export interface Findings {
	readonly faults: FoundFault[];
	readonly doubts: Doubt[];
}

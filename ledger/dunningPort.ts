import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Channel } from '../domain/dunning/policy';
import type { HoldType, StepState } from '../domain/dunning/state';
import type { Minor } from '../domain/money/minor';

/** The part of the port that is about following up: steps that were claimed, and what holds the chase back. */

/** One stage of one instalment that somebody began to send. Amounts are those that the customer was told. */
export interface StoredStep {
	readonly id: string;
	readonly companyId: string;
	readonly partyId: string;
	readonly documentId: string;
	/** Position of the instalment; 1 where the document has no schedule. */
	readonly instalment: number;
	/** Level of the stage, from 1 on. */
	readonly stage: number;
	/** Code of the policy under which it was claimed. */
	readonly policy: string;
	readonly policyVersion: number;
	/** Key of the row of the plan. */
	readonly rowKey: string;
	/** `let_…`: what goes out together has one. */
	readonly letterId: string;
	readonly label: string;
	readonly channel: Channel;
	/** E-mail address; null for letters and tasks. */
	readonly recipient: string | null;
	readonly subject: string | null;
	readonly state: StepState;
	/** Why it failed or was withdrawn. */
	readonly reason: string | null;
	readonly currency: string;
	/** What was open of it, less what was on its way. */
	readonly open: Minor;
	readonly interest: Minor;
	readonly fee: Minor;
	/** Recovery indemnity, in `indemnityCurrency`; 0 where there is none. */
	readonly indemnity: Minor;
	readonly indemnityCurrency: string | null;
	/** Null for quotations and orders without a date. */
	readonly daysLate: number | null;
	/** The company's calendar day of the run. */
	readonly claimedOn: CalendarDate;
	/** The day on which it was sent, failed or was withdrawn. */
	readonly closedOn: CalendarDate | null;
	readonly details: StepDetails;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
	readonly actor: string;
}

/** What is told of a step and never asked for. */
export interface StepDetails {
	/** SHA-256 of the message that was handed out. */
	readonly messageHash?: string;
	readonly template?: string | null;
	/** Last day to pay that a formal notice names. */
	readonly payBy?: CalendarDate;
}

export type NewStep = Omit<StoredStep, 'id' | 'state' | 'reason' | 'closedOn' | 'createdAt' | 'updatedAt'>;

export interface StepFilter {
	readonly companyId?: string;
	readonly states?: readonly StepState[];
	/** Id after which the page starts, in the order of age. */
	readonly after?: string;
	readonly limit: number;
}

/** What stops the chase of everything of a company, of a customer, of a document or of one instalment of it. */
export interface StoredHold {
	readonly id: string;
	readonly companyId: string;
	readonly type: HoldType;
	readonly partyId: string | null;
	readonly documentId: string | null;
	readonly instalment: number | null;
	readonly since: CalendarDate;
	/** The last day on which it holds; of a promise the promised day. */
	readonly until: CalendarDate | null;
	readonly reason: string | null;
	readonly liftedOn: CalendarDate | null;
	readonly liftedBy: string | null;
	readonly liftReason: string | null;
	readonly createdAt: Instant;
	readonly actor: string;
}

export type NewHold = Omit<StoredHold, 'id' | 'liftedOn' | 'liftedBy' | 'liftReason' | 'createdAt'>;

export interface DunningReading {
	/** In the order of their age. */
	stepsOf(documentIds: readonly string[]): Promise<StoredStep[]>;
	stepsOfLetter(letterId: string): Promise<StoredStep[]>;
	step(id: string): Promise<StoredStep | undefined>;
	findSteps(filter: StepFilter): Promise<StoredStep[]>;
	/** The latest day for which a step of the company was claimed; null where none was. */
	lastRun(companyId: string): Promise<CalendarDate | null>;
	/** Standing holds of a company on everything and on customers. */
	generalHolds(companyId: string): Promise<StoredHold[]>;
	/** Standing holds on documents and their instalments; with `lifted` those that were lifted too. */
	holdsOf(documentIds: readonly string[], lifted?: boolean): Promise<StoredHold[]>;
	holds(ids: readonly string[]): Promise<StoredHold[]>;
	/** All that was ever set on everything or on a customer. */
	holdHistory(companyId: string, partyId: string | null): Promise<StoredHold[]>;
}

export interface DunningWriting {
	/** @throws Refusal `dunning.claimed` where the stage of the instalment has a step that stands: an index guards it. */
	addStep(step: NewStep): Promise<StoredStep>;
	/** @throws Refusal `dunning.moved` when the step is not in the state `from` by now. */
	closeStep(
		id: string,
		from: StepState,
		outcome: {
			readonly state: Exclude<StepState, 'claimed'>;
			readonly closedOn: CalendarDate;
			readonly reason?: string | null;
		},
	): Promise<void>;
	/** @throws Refusal `dunning.holdStands` when one of its type stands on the same target. */
	addHold(hold: NewHold): Promise<StoredHold>;
	/** @throws Refusal `dunning.holdLifted` when it was lifted by now. */
	liftHold(
		id: string,
		lift: { readonly on: CalendarDate; readonly by: string; readonly reason: string | null },
	): Promise<void>;
}

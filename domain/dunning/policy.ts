import type { Decimal } from '../money/decimal';
import type { Minor } from '../money/minor';

/** What is followed up (relancé): invoices by instalment, quotations and orders that await an answer. */
export const CHASED_KINDS = ['invoice', 'quotation', 'salesOrder'] as const;
export type ChasedKind = (typeof CHASED_KINDS)[number];

export const CHANNELS = ['email', 'letter', 'task'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * From where the days of a stage count. `previousStage`: the day on which the stage before was really sent, so that a
 * backlog never gets three letters in three days; stage 1 from the due date, or from the sending of a quotation or
 * order. `dueDate`: always from the due date (end of validity). `endOfMonth`: the end of the month in which due date
 * and days end.
 */
export const STAGE_COUNTS = ['previousStage', 'dueDate', 'endOfMonth'] as const;
export type StageCount = (typeof STAGE_COUNTS)[number];

export const MESSAGE_LANGUAGES = ['fr', 'en', 'vi'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** A fee of a stage: a flat amount, or a part of the instalment as it was billed, never of fees before. */
export type StageFee =
	{ readonly flat: Decimal; readonly currency: string } | { readonly percentOfAmount: Decimal };

/** One stage (étape de relance). Its place in the list, from 1 on, is its level. */
export interface DunningStage {
	/** What people call it: Relance 1, Mise en demeure. */
	readonly label: string;
	readonly days: number;
	readonly countFrom: StageCount;
	readonly channel: Channel;
	/** Name of the message template by language; a language that is missing has none. */
	readonly templates: Readonly<Partial<Record<MessageLanguage, string>>>;
	/** The document goes along as PDF. */
	readonly attachPdf: boolean;
	/** From this stage on the customer's new orders are blocked until nothing of that level is open. */
	readonly blockNewOrders: boolean;
	/** A formal notice (mise en demeure), whose content is prescribed. */
	readonly formalNotice: boolean;
	readonly fee?: StageFee;
}

/** Levels are those of each instalment, or one for all that a customer owes. */
export const LEVEL_SCOPES = ['invoice', 'customer'] as const;
export type LevelScope = (typeof LEVEL_SCOPES)[number];

/** Amounts below which nobody is chased, in the minor unit of one currency. */
export interface ChaseLimits {
	/** An instalment of which no more than this is open counts as paid. */
	readonly tolerance?: Minor;
	/** Nobody is chased while all that is overdue in this currency is less. */
	readonly minimum?: Minor;
}

/** The rules by which a customer is chased. A policy in use is not changed but gets a new version. */
export interface DunningPolicy {
	readonly code: string;
	readonly version: number;
	readonly stages: Readonly<Record<ChasedKind, readonly DunningStage[]>>;
	/** By currency; none where a currency is missing. */
	readonly limits: Readonly<Record<string, ChaseLimits>>;
	/** Nothing goes out before so many days after the due date, whatever the stages say (délai de grâce). */
	readonly graceDays: number;
	/** How many days ahead something is shown as soon due. */
	readonly soonDays: number;
	/** Nobody is chased while fewer of his documents are overdue. */
	readonly minimumItems: number;
	readonly levelPer: LevelScope;
	/** One letter a customer and currency; its tone is that of the highest stage in it. */
	readonly oneLetter: boolean;
	/** Who has no billing e-mail gets a letter; else it is told, and nothing is sent. */
	readonly letterWithoutEmail: boolean;
	/** ISO weekdays, Monday 1 to Sunday 7, on which messages go out. */
	readonly sendingDays: readonly number[];
	/** Hours of the company's own clock, `HH:MM`; `until` itself is too late. Any hour where it is missing. */
	readonly sendingHours?: { readonly from: string; readonly until: string };
}

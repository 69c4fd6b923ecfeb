import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import type { Channel, ChasedKind } from './policy';
import type { DunningItem } from './state';

/**
 * How it stands with an item. `due`: its next step goes out in this run; `soon`, `later`: on a day to come; `held`:
 * something stops it; `unknown`: a step was claimed, and nobody knows whether it arrived; `ended`: every stage was
 * sent, and a person decides; `settled`: there is nothing to chase.
 */
export const STANDINGS = ['due', 'soon', 'later', 'held', 'unknown', 'ended', 'settled'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Blue: not due; orange: due within a few days; red: overdue. Null where nothing is open. */
export type Colour = 'blue' | 'orange' | 'red';

export interface PlannedStep {
	readonly stage: number;
	readonly label: string;
	readonly channel: Channel;
	/** Name of the message template; null for a task, or where the language has none. */
	readonly template: string | null;
	readonly attachPdf: boolean;
	readonly formalNotice: boolean;
	/** What the stage itself costs the customer. */
	readonly fee: Minor;
	/** The first day on which it may go out; null while a date is awaited. */
	readonly on: CalendarDate | null;
}

/** One instalment of one document. */
export interface DunningRow {
	/** Instalment, stage and policy version: at most one step is ever claimed under a key. */
	readonly key: string;
	readonly item: DunningItem;
	readonly kind: ChasedKind | 'creditNote';
	readonly policy: string;
	readonly version: number;
	/** Stages that were really sent. */
	readonly level: number;
	/** What is open, less what is on its way. */
	readonly expected: Minor;
	/** Days since the due date; negative before it, null without one. */
	readonly daysLate: number | null;
	readonly colour: Colour | null;
	readonly standing: Standing;
	/** The next action; null where there is none. */
	readonly next: PlannedStep | null;
	/** Ticked beforehand where a person chooses (cochée par défaut). */
	readonly ticked: boolean;
	/** Stable name of what decided: `dunning.due`, `dunning.dispute`. */
	readonly rule: string;
	/** Why it is due, or why it is not: a sentence for people. */
	readonly reason: string;
}

/** What goes out together. */
export interface DunningLetter {
	readonly key: string;
	readonly companyId: string;
	readonly customerId: string;
	readonly currency: string;
	/** The highest stage in it, which gives label, channel and template. */
	readonly step: PlannedStep;
	readonly rows: readonly DunningRow[];
	readonly total: Minor;
	/** What the customer has to his credit, which lowers what he is asked for. */
	readonly credit: Minor;
	readonly toPay: Minor;
}

export interface OrderBlock {
	readonly companyId: string;
	readonly customerId: string;
	readonly reason: string;
}

export interface DunningPlan {
	readonly date: CalendarDate;
	/** By company, customer, due date and number. */
	readonly rows: readonly DunningRow[];
	readonly letters: readonly DunningLetter[];
	readonly orderBlocks: readonly OrderBlock[];
	readonly counts: Readonly<Record<Standing, number>>;
}

/** What a run asks for beside its day. */
export interface RunOptions {
	/** `HH:MM` of the company's clock; hours are not looked at where it is missing. */
	readonly time?: string;
	/** Only what falls due in this range (encadrement d'échéance); without a beginning, all that is overdue. */
	readonly dueFrom?: CalendarDate;
	readonly dueUntil?: CalendarDate;
	/** Most letters of the run, those of the longest overdue first. */
	readonly cap?: number;
	/** In place of the policy's own. */
	readonly soonDays?: number;
}

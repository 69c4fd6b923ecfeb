import type { CalendarDate } from '../dates/calendarDate';

/** First of a series, one of a series, last of a series, only one. */
export const SEQUENCE_TYPES = ['FRST', 'RCUR', 'FNAL', 'OOFF'] as const;
export type SequenceType = (typeof SEQUENCE_TYPES)[number];

export const SCHEMES = ['CORE', 'B2B'] as const;
/** CORE is for everybody; B2B for businesses, whose bank has been shown the mandate. */
export type Scheme = (typeof SCHEMES)[number];

export const RECURRENCES = ['recurrent', 'oneOff'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

/**
 * What became of a collection under a mandate.
 *
 * - `planned` in a batch that is built; `presented` it was given to the bank; `settled` the money came
 * - `rejected` before the day of collection: the debtor's bank never saw it as collected
 * - `returned`, `refunded` after that day
 * - `cancelled` with its batch: as if it had never been
 */
export const OUTCOMES = [
	'planned',
	'presented',
	'settled',
	'rejected',
	'returned',
	'refunded',
	'cancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One collection of the past. */
export interface MandateUse {
	/** The day of collection that was asked for. */
	readonly dueOn: CalendarDate;
	readonly sequence: SequenceType;
	readonly outcome: Outcome;
}

/** The facts from which the state of a mandate (RUM) follows. */
export interface MandateFacts {
	/** Missing while the debtor has not signed. */
	readonly signedOn?: CalendarDate;
	readonly cancelledOn?: CalendarDate;
	readonly recurrence: Recurrence;
	/** In the order in which they were made. */
	readonly uses: readonly MandateUse[];
}

/** A mandate that is not used for so long ends by itself. Source: SDD rulebooks. */
export const LAPSES_AFTER_MONTHS = 36;

const NEVER_HAPPENED: ReadonlySet<Outcome> = new Set(['rejected', 'cancelled']);
const NOT_PRESENTED: ReadonlySet<Outcome> = new Set(['planned', 'cancelled']);

/** Does the use count for the sequence? What was rejected before settlement, or cancelled, is as if it had not been. */
export function countsForSequence({ outcome }: MandateUse): boolean {
	return !NEVER_HAPPENED.has(outcome);
}

/** Did the bank get it? It keeps the mandate alive even where it failed. */
export function wasPresented({ outcome }: MandateUse): boolean {
	return !NOT_PRESENTED.has(outcome);
}

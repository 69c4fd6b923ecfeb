import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { DunningLetter, DunningRow } from '../../domain/dunning/plan';
import type { MessageLanguage } from '../../domain/dunning/policy';
import type { Minor } from '../../domain/money/minor';
import type { RenderedMessage } from '../../formats/message';

/** What one row of a letter costs its customer beside the debt. */
export interface RowCharges {
	readonly row: DunningRow;
	readonly interest: Minor;
	/** On the first row of each invoice; 0 on the others. */
	readonly indemnity: Minor;
}

/** A letter with its figures, and with its message where its channel has one. */
export interface ComposedLetter {
	readonly letter: DunningLetter;
	readonly language: MessageLanguage;
	readonly rows: readonly RowCharges[];
	readonly interest: Minor;
	readonly fee: Minor;
	readonly indemnity: { readonly amount: Minor; readonly currency: string } | null;
	/** What the message asks for: with interest, fee and indemnity where it names them. */
	readonly toPay: Minor;
	readonly payBy: CalendarDate | null;
	readonly message: RenderedMessage | null;
	/** What could not be computed, and why: a rate that is not known yet. */
	readonly notes: readonly string[];
}

/** The figures of a letter, before its message is written. */
export type LetterFigures = Omit<ComposedLetter, 'message' | 'notes'>;

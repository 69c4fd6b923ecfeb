import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';

/** The settlement axis: computed from matched money, never stored. */
export type Settlement = 'none' | 'open' | 'partial' | 'inCollection' | 'paid' | 'overdue' | 'uncollectible';

export interface SettlementFacts {
	/** A receivable exists: the document is posted and of an accounting kind. */
	readonly receivable: boolean;
	readonly gross: Minor;
	/** Money and credit notes matched to it. */
	readonly matched: Minor;
	readonly dueDate: CalendarDate | null;
	/** With a schedule: what fell due before today. It is overdue as soon as less than that was paid. */
	readonly fallenDue?: Minor | undefined;
	readonly inCollection: boolean;
	/** Passed to unpaid (impayé) by a person. */
	readonly uncollectible: boolean;
}

/** @param today the company's calendar date: overdue is a question of the day, so it is asked, not kept. */
export function computeSettlement(facts: SettlementFacts, today: CalendarDate): Settlement {
	if (!facts.receivable) return 'none';
	if (facts.matched >= facts.gross) return 'paid';
	if (facts.uncollectible) return 'uncollectible';
	if (facts.inCollection) return 'inCollection';
	if (isOverdue(facts, today)) return 'overdue';
	return facts.matched > 0 ? 'partial' : 'open';
}

function isOverdue({ dueDate, fallenDue, matched }: SettlementFacts, today: CalendarDate): boolean {
	return fallenDue === undefined ? dueDate !== null && dueDate < today : fallenDue > matched;
}

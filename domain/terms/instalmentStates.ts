import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import type { Instalment } from './paymentTerms';

export const INSTALMENT_STATES = ['open', 'partial', 'paid', 'overdue', 'awaitingReferenceDate'] as const;
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

export interface InstalmentWithState extends Instalment {
	/** What money was matched to it. */
	readonly paid: Minor;
	readonly state: InstalmentState;
}

/**
 * Applies matched money to the instalments in their order, the first one first.
 *
 * @param receivable a document that nobody owes (a quotation, an order) is never overdue
 */
export function instalmentStates(
	instalments: readonly Instalment[],
	matched: Minor,
	today: CalendarDate,
	receivable: boolean,
): InstalmentWithState[] {
	let left = matched;
	return instalments.map((instalment) => {
		const paid = Math.max(0, Math.min(left, instalment.amount));
		left -= paid;
		return { ...instalment, paid, state: stateOf(instalment, paid, today, receivable) };
	});
}

function stateOf(
	{ amount, dueDate }: Instalment,
	paid: Minor,
	today: CalendarDate,
	receivable: boolean,
): InstalmentState {
	if (paid >= amount && (receivable || paid > 0)) return 'paid';
	if (dueDate === null) return 'awaitingReferenceDate';
	if (receivable && dueDate < today) return 'overdue';
	return paid > 0 ? 'partial' : 'open';
}

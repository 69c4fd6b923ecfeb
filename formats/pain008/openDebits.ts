import type { PlannedDebit } from '../../domain/sepa/debitPlan';

/** Debits that can be read more than once: a list, or a function that begins anew each time. */
export type DebitSource =
	readonly PlannedDebit[] | (() => Iterable<PlannedDebit> | AsyncIterable<PlannedDebit>);

/**
 * Begins to read. What is at hand comes without a promise: one for each debit would take longer than to write it.
 */
export function openDebits(source: DebitSource): Iterator<PlannedDebit> | AsyncIterator<PlannedDebit> {
	const debits = typeof source === 'function' ? source() : source;
	return Symbol.asyncIterator in debits ? debits[Symbol.asyncIterator]() : debits[Symbol.iterator]();
}

import type { DocumentFact, TransmissionRecord } from '../../ledger/port';

/**
 * What counts of a document's life: an unlock clears its contractual date and its sent mark (date contractuelle,
 * Transmis), although both stay in the history. Records are in the order of their writing.
 */
export function sinceUnlock<R extends DocumentFact | TransmissionRecord>(
	records: readonly R[],
	facts: readonly DocumentFact[],
): R[] {
	const unlocked = facts.findLast((fact) => fact.kind === 'unlocked');
	return unlocked ? records.filter((record) => ageOf(record) > ageOf(unlocked)) : [...records];
}

/** Instants may be the same; ids rise with age whatever their prefix is. */
function ageOf({ at, id }: DocumentFact | TransmissionRecord): string {
	return `${at} ${id.slice(id.indexOf('_'))}`;
}

import type { Tally } from './readCandidates';

/** What is said of notes that were not looked at, because nothing of them is left. */
export function tellTally({ invoiced }: Tally, nothingElse: boolean): string[] {
	if (invoiced === 0) return [];
	const notes = invoiced === 1 ? '1 delivery note' : `${invoiced} delivery notes`;
	return nothingElse
		? [`Nothing new: ${notes} of the selection, all invoiced already or with nothing left to invoice.`]
		: [`${notes} of the selection had nothing left to invoice; most likely invoiced by an earlier run.`];
}

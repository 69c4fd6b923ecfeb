import type { GroupableNote } from '../../domain/grouping/grouping';
import type { Candidate } from './candidate';
import { ofModes } from './partsOf';

export interface Collected {
	readonly byId: ReadonlyMap<string, Candidate>;
	readonly byParty: ReadonlyMap<string, readonly GroupableNote[]>;
}

/** Sorted in page by page: a hundred thousand notes at once would hold the event loop. */
export async function collectCandidates(
	pages: AsyncIterable<{ readonly candidates: readonly Candidate[] }>,
	modes: Parameters<typeof ofModes>[1],
): Promise<Collected> {
	const byId = new Map<string, Candidate>();
	const byParty = new Map<string, GroupableNote[]>();
	for await (const page of pages)
		for (const candidate of ofModes(page.candidates, modes)) {
			const { id, partyId } = candidate.groupable;
			byId.set(id, candidate);
			const notes = byParty.get(partyId);
			if (notes) notes.push(candidate.groupable);
			else byParty.set(partyId, [candidate.groupable]);
		}
	return { byId, byParty };
}

/** Notes grouped in one go; more would hold the event loop. */
const GROUPED_AT_ONCE = 1000;

/** Customers never share an invoice, so that some at a time give what all at once would; in the order of their ids. */
export function* byCustomers(byParty: Collected['byParty']): Generator<GroupableNote[]> {
	let some: GroupableNote[] = [];
	for (const partyId of [...byParty.keys()].sort()) {
		some = some.concat(byParty.get(partyId) ?? []);
		if (some.length < GROUPED_AT_ONCE) continue;
		yield some;
		some = [];
	}
	// Without any note the settings of the run are looked at all the same.
	yield some;
}

import type { BillingDocument } from '../../domain/documents/document';
import { breathing } from '../../ledger/breathing';
import type { NoteKey, NoteQuery } from '../../ledger/port';
import { candidateOf, type Candidate } from './candidate';
import type { NoteRun } from './noteRun';
import { surroundingsOf, type Surroundings } from './noteSurroundings';

/** Notes looked at by one question, and notes read at once: each holds the event loop for some milliseconds. */
const LOOKED_AT = 250;
const READ_AT_ONCE = 100;

export interface CandidatePage {
	readonly candidates: readonly Candidate[];
	readonly notes: ReadonlyMap<string, BillingDocument>;
	readonly around: Surroundings;
}

/** What pages leave behind beside their notes. */
export interface Tally {
	/** Notes of the selection of which nothing is left; counted, never read. */
	invoiced: number;
}

/** Delivery notes that a selection means and that have something to invoice, page by page in the order of their dates. */
export async function* readCandidates(
	run: NoteRun,
	queries: ReadonlyArray<Omit<NoteQuery, 'limit' | 'after'>>,
	tally: Tally,
): AsyncGenerator<CandidatePage> {
	const breathe = breathing();
	for (const query of queries) {
		let after: NoteKey | undefined;
		do {
			const { ids, invoiced, next } = await run.read.documents.notesToInvoice({
				...query,
				after,
				limit: LOOKED_AT,
			});
			tally.invoiced += invoiced;
			for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
				await breathe();
				yield await pageOf(run, await run.read.documents.getMany(ids.slice(start, start + READ_AT_ONCE)));
			}
			await breathe();
			after = next;
		} while (after !== undefined);
	}
}

/** The same of notes that were picked: whatever is the matter with them, they are told. */
export async function* readPicks(
	run: NoteRun,
	notes: readonly BillingDocument[],
): AsyncGenerator<CandidatePage> {
	const sorted = inOrder(notes);
	for (let start = 0; start < sorted.length; start += READ_AT_ONCE)
		yield await pageOf(run, sorted.slice(start, start + READ_AT_ONCE));
}

async function pageOf(run: NoteRun, given: readonly BillingDocument[]): Promise<CandidatePage> {
	const breathe = breathing();
	const notes = inOrder(given);
	const around = await surroundingsOf(run, notes);
	const candidates: Candidate[] = [];
	for (const note of notes) {
		await breathe();
		candidates.push(await candidateOf(run, note, around));
	}
	return { candidates, notes: new Map(notes.map((note) => [note.id, note])), around };
}

function inOrder(notes: readonly BillingDocument[]): BillingDocument[] {
	return notes.toSorted((a, b) => compare(a.issueDate, b.issueDate) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

import { Patience, patiently } from './patience';
import type { WriteItem, WriteOutcome } from './port';
import { cancelled, isRefusal } from './refusals';
import { runChunk, type ChunkRun } from './runChunk';

const CHUNK_ITEMS = 25;

type Ordered<I> = WriteItem<I> & { readonly index: number };

/**
 * Writes items in chunks. A chunk is one transaction of at most 25 items or 5 ms; each item has its savepoint, so a
 * refused item takes no neighbour down; what a chunk has committed stays when a later one fails. Between chunks the
 * event loop gets its turn. A chunk that loses its lock or its connection runs again as a whole; a chunk that fails
 * otherwise runs again item by item, so that only the item at fault fails.
 */
export async function writeItems<I, O>(
	run: ChunkRun<I, O>,
	items: ReadonlyArray<WriteItem<I>>,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	const ordered = items
		.map((item, index): Ordered<I> => ({ ...item, index }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
	const outcomes: Array<WriteOutcome<O> | undefined> = items.map(() => undefined);
	const patience = new Patience();
	let rest: unknown = cancelled();
	let aloneUntil = 0;
	for (let next = 0; next < ordered.length;) {
		if (options.signal?.aborted) break;
		if (next > 0) await engine.pause();
		const chunk = ordered.slice(next, next + (next < aloneUntil ? 1 : CHUNK_ITEMS));
		try {
			const done = await attempt(run, chunk, patience);
			done.forEach((outcome, offset) => (outcomes[chunk[offset]?.index ?? -1] = outcome));
			next += done.length;
			if (done.some((outcome) => outcome.ok)) patience.renew();
		} catch (error) {
			// Without a server, or without a user who wants it, the items that are left are not tried one by one.
			if (isRefusal(error, 'ledger.unreachable') || isRefusal(error, 'execution.cancelled')) {
				rest = error;
				break;
			}
			if (chunk.length > 1 && !isRefusal(error, 'ledger.busy')) {
				aloneUntil = next + chunk.length;
				continue;
			}
			outcomes[chunk[0]?.index ?? -1] = { ok: false, error };
			next += 1;
		}
	}
	return outcomes.map((outcome) => outcome ?? { ok: false, error: rest });
}

function attempt<I, O>(
	run: ChunkRun<I, O>,
	chunk: ReadonlyArray<Ordered<I>>,
	patience: Patience,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	return patiently(
		engine,
		patience,
		(attemptNumber) => {
			// Items of one chunk take their locks in an order of their own, which can meet another chunk's in a deadlock;
			// a single item keeps to the lock order.
			const candidates = engine.rowLocks && attemptNumber > 1 ? chunk.slice(0, 1) : chunk;
			return engine.withConnection((connection) => runChunk(run, connection, candidates, patience.left()));
		},
		options.signal,
	);
}

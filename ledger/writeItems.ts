import { Patience, patiently } from './patience';
import type { WriteItem, WriteOutcome } from './port';
import { cancelled, isRefusal } from './refusals';
import { runChunk, type ChunkRun } from './runChunk';
import { KeyTaken } from './unit/KeyTaken';

const CHUNK_ITEMS = 25;

type Ordered<I> = WriteItem<I> & { readonly index: number };

/** After these, the items that are left are not tried one by one. */
const STOPPING = ['ledger.unreachable', 'ledger.full', 'ledger.notWritable', 'execution.cancelled'];

/**
 * Writes items in chunks. A chunk is one transaction of at most 25 items or the engine's time; a refused item takes no
 * neighbour down; what a chunk has committed stays when a later one fails. Between chunks the event loop gets its turn.
 * A chunk that loses its lock or its connection runs again as a whole. A chunk that fails otherwise runs again item by
 * item, each written at once, so that only the item at fault fails, with what the fault means there.
 */
export async function writeItems<I, O>(
	run: ChunkRun<I, O>,
	items: ReadonlyArray<WriteItem<I>>,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	const { chunkItems = CHUNK_ITEMS } = options;
	const ordered = items
		.map((item, index): Ordered<I> => ({ ...item, index }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
	const outcomes: Array<WriteOutcome<O> | undefined> = items.map(() => undefined);
	const patience = new Patience();
	let rest: unknown = cancelled();
	let eagerUntil = 0;
	for (let next = 0; next < ordered.length;) {
		if (options.signal?.aborted) break;
		if (next > 0) await engine.pause();
		const eager = next < eagerUntil;
		const chunk = ordered.slice(next, next + (eager ? 1 : chunkItems));
		try {
			const done = await attempt(run, chunk, patience, eager);
			done.forEach((outcome, offset) => (outcomes[chunk[offset]?.index ?? -1] = outcome));
			next += done.length;
			if (done.some((outcome) => outcome.ok)) patience.renew();
		} catch (error) {
			if (STOPPING.some((rule) => isRefusal(error, rule))) {
				rest = error;
				break;
			}
			if (!eager && !isRefusal(error, 'ledger.busy')) {
				eagerUntil = next + chunk.length;
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
	eager: boolean,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	let orderly = eager;
	return patiently(
		engine,
		patience,
		async () => {
			try {
				return await engine.withConnection((connection) =>
					runChunk(run, connection, orderly ? chunk.slice(0, 1) : chunk, {
						lockWait: patience.left(),
						eager: orderly,
					}),
				);
			} catch (error) {
				// Items of one chunk take their locks in an order of their own, which can meet another chunk's in a deadlock;
				// a single item that writes at once keeps to the lock order. A key that was taken is found by all next time.
				if (engine.rowLocks && !(error instanceof KeyTaken)) orderly = true;
				throw error;
			}
		},
		options.signal,
	);
}

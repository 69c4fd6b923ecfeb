import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import { Refusal } from '../domain/refusal';
import type { AuditDraft, LedgerTx, WriteItem, WriteOptions, WriteOutcome } from './port';
import type { LedgerTables } from './schema';
import { appendAudit } from './stores/audit';
import { transaction } from './transaction';

type Connection = Kysely<LedgerTables>;

/** What differs between the databases when it comes to writing. */
export interface WriteEngine {
	/** Runs with the one connection that may write; SQLite queues, PostgreSQL takes one of its pool. */
	withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T>;
	readonly ledgerId: string;
	/** `begin immediate`, `begin`. */
	readonly begin: string;
	readonly rowLocks: boolean;
	/** Lost lock or deadlock: nothing was written, the chunk may run again. */
	isRetryable(error: unknown): boolean;
}

/** Short enough that a webhook waiting for the same lock or event loop does not notice. */
const CHUNK_ITEMS = 25;
const CHUNK_MILLISECONDS = 5;
const RETRY_FOR_MILLISECONDS = 10_000;

type Work<I, O> = (tx: LedgerTx, input: I) => Promise<O>;
type Ordered<I> = WriteItem<I> & { readonly index: number };

/**
 * Writes items in chunks. A chunk is one transaction of at most 25 items or 5 ms; each item has its savepoint, so a
 * refused item takes no neighbour down; what a chunk has committed stays when a later one fails. Between chunks the
 * event loop gets its turn. A chunk that loses its lock runs again as a whole.
 */
export async function writeItems<I, O>(
	engine: WriteEngine,
	items: ReadonlyArray<WriteItem<I>>,
	work: Work<I, O>,
	options: WriteOptions,
): Promise<Array<WriteOutcome<O>>> {
	const ordered = items
		.map((item, index): Ordered<I> => ({ ...item, index }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
	const outcomes: Array<WriteOutcome<O> | undefined> = items.map(() => undefined);
	for (let next = 0; next < ordered.length; ) {
		if (options.signal?.aborted) break;
		const candidates = ordered.slice(next, next + CHUNK_ITEMS);
		try {
			const done = await runUntilNotBusy(engine, candidates, work, options);
			done.forEach((outcome, offset) => (outcomes[candidates[offset]?.index ?? -1] = outcome));
			next += done.length;
		} catch (error) {
			candidates.forEach(({ index }) => (outcomes[index] = { ok: false, error }));
			next += candidates.length;
		}
		await nextTurn();
	}
	return outcomes.map((outcome) => outcome ?? { ok: false, error: cancelled() });
}

async function runUntilNotBusy<I, O>(
	engine: WriteEngine,
	candidates: ReadonlyArray<Ordered<I>>,
	work: Work<I, O>,
	options: WriteOptions,
): Promise<Array<WriteOutcome<O>>> {
	const giveUpAt = performance.now() + RETRY_FOR_MILLISECONDS;
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await engine.withConnection((connection) => runChunk(engine, connection, candidates, work, options));
		} catch (error) {
			if (!engine.isRetryable(error)) throw error;
			if (performance.now() > giveUpAt) throw busy(error);
			await sleep(Math.random() * Math.min(200, 5 * 2 ** attempt));
		}
	}
}

async function runChunk<I, O>(
	engine: WriteEngine,
	connection: Connection,
	candidates: ReadonlyArray<Ordered<I>>,
	work: Work<I, O>,
	options: WriteOptions,
): Promise<Array<WriteOutcome<O>>> {
	const outcomes: Array<WriteOutcome<O>> = [];
	const audit: AuditDraft[] = [];
	await execute(connection, engine.begin);
	try {
		const startedAt = performance.now();
		for (const { input } of candidates) {
			if (outcomes.length > 0 && performance.now() - startedAt > CHUNK_MILLISECONDS) break;
			outcomes.push(await runItem(engine, connection, work, input, options, audit));
		}
		options.onStep?.('beforeAudit');
		await appendAudit(connection, audit, options.now, engine.rowLocks);
		options.onStep?.('beforeCommit');
		await execute(connection, options.dryRun ? 'rollback' : 'commit');
	} catch (error) {
		// A connection that died has rolled back by itself.
		await execute(connection, 'rollback').catch(() => undefined);
		throw error;
	}
	options.onStep?.('afterCommit');
	return outcomes;
}

async function runItem<I, O>(
	engine: WriteEngine,
	connection: Connection,
	work: Work<I, O>,
	input: I,
	options: WriteOptions,
	audit: AuditDraft[],
): Promise<WriteOutcome<O>> {
	const own: AuditDraft[] = [];
	await execute(connection, 'savepoint item');
	try {
		const value = await work(transaction(connection, engine.ledgerId, options.now, engine.rowLocks, own), input);
		await execute(connection, 'release savepoint item');
		audit.push(...own);
		return { ok: true, value };
	} catch (error) {
		if (engine.isRetryable(error)) throw error;
		await execute(connection, 'rollback to savepoint item');
		return { ok: false, error };
	}
}

async function execute(connection: Connection, statement: string): Promise<void> {
	await connection.executeQuery(CompiledQuery.raw(statement));
}

function busy(cause: unknown): Error {
	return new Refusal({
		rule: 'ledger.busy',
		message: `The ledger stayed locked for ${RETRY_FOR_MILLISECONDS / 1000} seconds (${cause instanceof Error ? cause.message : 'busy'}).`,
		fix: 'Nothing of this item was written. Run it again; if it repeats, look for a long-running backup or transaction.',
	});
}

function cancelled(): Error {
	return new Refusal({
		rule: 'execution.cancelled',
		message: 'The execution was cancelled before this item was written.',
		fix: 'Run the workflow again: items that were written before come back unchanged.',
	});
}

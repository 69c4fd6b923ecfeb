import { performance } from 'node:perf_hooks';
import { CompiledQuery } from 'kysely';
import type { AuditDraft, LedgerTx, WriteItem, WriteOptions, WriteOutcome } from './port';
import { assertNotNewer } from './migrations/migrate';
import { busy, commitUnknown, isRefusal } from './refusals';
import { appendAudit } from './stores/audit';
import { transaction } from './transaction';
import type { Connection, WriteEngine } from './writeEngine';

/** Short enough that a webhook waiting for the same lock or event loop does not notice. */
const CHUNK_MILLISECONDS = 5;
/** Once patience is over, a free lock is still taken. */
const SHORTEST_LOCK_WAIT = 250;

export type Work<I, O> = (tx: LedgerTx, input: I) => Promise<O>;

export interface ChunkRun<I, O> {
	readonly engine: WriteEngine;
	readonly ledgerId: string;
	readonly work: Work<I, O>;
	readonly options: WriteOptions;
}

/**
 * One transaction of as many of the candidates as fit into 5 ms, at least one. Each item has its savepoint; audit
 * entries are appended last. An error that is thrown has left nothing behind.
 */
export async function runChunk<I, O>(
	run: ChunkRun<I, O>,
	connection: Connection,
	candidates: ReadonlyArray<WriteItem<I>>,
	lockWait: number,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	let outcomes: Array<WriteOutcome<O>>;
	await execute(connection, engine.begin(Math.max(SHORTEST_LOCK_WAIT, lockWait)));
	try {
		options.onStep?.('afterBegin');
		await assertNotNewer(connection, engine.version);
		outcomes = await writeAll(run, connection, candidates);
		options.onStep?.('beforeCommit');
	} catch (error) {
		// A connection that died has rolled back by itself.
		await execute(connection, 'rollback').catch(() => undefined);
		throw error;
	}
	if (options.dryRun) {
		await execute(connection, 'rollback').catch((error) => throwUnlessGone(engine, error));
		return outcomes;
	}
	outcomes = await commit(engine, connection, outcomes);
	options.onStep?.('afterCommit');
	return outcomes;
}

async function writeAll<I, O>(
	run: ChunkRun<I, O>,
	connection: Connection,
	candidates: ReadonlyArray<WriteItem<I>>,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	const outcomes: Array<WriteOutcome<O>> = [];
	const audit: AuditDraft[] = [];
	const startedAt = performance.now();
	for (const { input } of candidates) {
		if (outcomes.length > 0 && performance.now() - startedAt > CHUNK_MILLISECONDS) break;
		const outcome = await runItem(run, connection, input, audit);
		outcomes.push(outcome);
		options.onStep?.('afterItem');
		// An item that waited in vain has held the locks of its neighbours all the while: they are let go now.
		if (!outcome.ok && isRefusal(outcome.error, 'ledger.busy')) break;
	}
	options.onStep?.('beforeAudit');
	await appendAudit(connection, audit, options.now, engine.rowLocks);
	return outcomes;
}

async function runItem<I, O>(
	{ engine, ledgerId, work, options }: ChunkRun<I, O>,
	connection: Connection,
	input: I,
	audit: AuditDraft[],
): Promise<WriteOutcome<O>> {
	const own: AuditDraft[] = [];
	await execute(connection, 'savepoint item');
	try {
		const value = await work(transaction(connection, ledgerId, options.now, engine.rowLocks, own), input);
		await execute(connection, 'release savepoint item');
		audit.push(...own);
		return { ok: true, value };
	} catch (error) {
		const failure = engine.classify(error);
		if (failure === 'lockLost' || failure === 'connectionLost') throw error;
		await undoItem(engine, connection, error);
		return { ok: false, error: failure === 'lockTimeout' ? busy(error) : error };
	}
}

async function undoItem(engine: WriteEngine, connection: Connection, cause: unknown): Promise<void> {
	try {
		await execute(connection, 'rollback to savepoint item');
		await execute(connection, 'release savepoint item');
	} catch (error) {
		// SQLite ends the whole transaction on a full disk; then the savepoint is gone and the cause is what counts.
		throw engine.classify(error) === 'other' ? cause : error;
	}
}

async function commit<O>(
	engine: WriteEngine,
	connection: Connection,
	outcomes: ReadonlyArray<WriteOutcome<O>>,
): Promise<Array<WriteOutcome<O>>> {
	try {
		const { rows } = await connection.executeQuery<{ command?: string }>(CompiledQuery.raw('commit'));
		// PostgreSQL answers so, without an error, when the transaction was broken.
		if (rows[0]?.command === 'ROLLBACK')
			throw new Error('The database rolled the transaction back at its commit');
		return [...outcomes];
	} catch (error) {
		if (engine.classify(error) === 'connectionLost') {
			return outcomes.map((outcome) => (outcome.ok ? { ok: false, error: commitUnknown(error) } : outcome));
		}
		await execute(connection, 'rollback').catch(() => undefined);
		throw error;
	}
}

function throwUnlessGone(engine: WriteEngine, error: unknown): void {
	if (engine.classify(error) !== 'connectionLost') throw error;
}

async function execute(connection: Connection, statement: string): Promise<void> {
	await connection.executeQuery(CompiledQuery.raw(statement));
}

import { performance } from 'node:perf_hooks';
import { CompiledQuery } from 'kysely';
import { assertNotNewer } from './migrations/migrate';
import type { LedgerTx, WriteItem, WriteOptions, WriteOutcome } from './port';
import { busy, commitUnknown, isRefusal } from './refusals';
import { appendAudit } from './stores/audit';
import { transaction } from './transaction';
import { KeyTaken } from './unit/KeyTaken';
import { UnitOfWork } from './unit/UnitOfWork';
import type { Connection, WriteEngine } from './writeEngine';

/** Once patience is over, a free lock is still taken. */
const SHORTEST_LOCK_WAIT = 250;

export type Work<I, O> = (tx: LedgerTx, input: I) => Promise<O>;

export interface ChunkRun<I, O> {
	readonly engine: WriteEngine;
	readonly ledgerId: string;
	readonly work: Work<I, O>;
	readonly options: WriteOptions<I>;
}

export interface Attempt {
	/** How long a lock may be waited for, in milliseconds. */
	readonly lockWait: number;
	/** Nothing is kept back: a fault shows at the statement that makes it, and so at its item. */
	readonly eager: boolean;
}

/**
 * One transaction of as many of the candidates as fit into the engine's time, at least one. What an item does is kept
 * in memory until it must be seen, or until the end; keys come after everything else, audit entries last. An error
 * that is thrown has left nothing behind.
 */
export async function runChunk<I, O>(
	run: ChunkRun<I, O>,
	connection: Connection,
	candidates: ReadonlyArray<WriteItem<I>>,
	{ lockWait, eager }: Attempt,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options } = run;
	const alone = candidates.length === 1;
	let outcomes: Array<WriteOutcome<O>>;
	await execute(connection, engine.begin(Math.max(SHORTEST_LOCK_WAIT, lockWait)));
	try {
		options.onStep?.('afterBegin');
		const unit = new UnitOfWork(engine, connection, { alone, eager });
		await lookAround(engine, connection, unit);
		outcomes = await runItems(run, unit, candidates);
		if (!alone || outcomes[0]?.ok) await writeAll(run, unit, alone);
		options.onStep?.('beforeCommit');
	} catch (error) {
		// A connection that died has rolled back by itself.
		await execute(connection, 'rollback').catch(() => undefined);
		throw error;
	}
	if (options.dryRun || (alone && !outcomes[0]?.ok)) {
		await execute(connection, 'rollback').catch((error) => throwUnlessGone(engine, error));
		return outcomes;
	}
	outcomes = await commit(engine, connection, outcomes);
	options.onStep?.('afterCommit');
	return outcomes;
}

/** What others may have changed since the last chunk: the version of the ledger, and the masters. */
async function lookAround(engine: WriteEngine, connection: Connection, unit: UnitOfWork): Promise<void> {
	const version = await engine.lastForeignWrite?.(connection);
	const isSame = version !== undefined && unit.masters.asOf === version;
	if (!isSame) await assertNotNewer(connection, engine.version);
	unit.masters.startChunk(version);
}

async function runItems<I, O>(
	run: ChunkRun<I, O>,
	unit: UnitOfWork,
	candidates: ReadonlyArray<WriteItem<I>>,
): Promise<Array<WriteOutcome<O>>> {
	const { engine, options, ledgerId } = run;
	const outcomes: Array<WriteOutcome<O>> = [];
	const tx = transaction(unit, ledgerId, options.now);
	if (engine.isRemote && candidates.length > 1)
		await options.foresee?.(
			tx,
			candidates.map(({ input }) => input),
		);
	const startedAt = performance.now();
	for (const { input } of candidates) {
		if (outcomes.length > 0 && performance.now() - startedAt > engine.chunkMilliseconds) break;
		const outcome = await runItem(run, unit, tx, input);
		outcomes.push(outcome);
		options.onStep?.('afterItem');
		// An item that waited in vain has held the locks of its neighbours all the while: they are let go now.
		if (!outcome.ok && isRefusal(outcome.error, 'ledger.busy')) break;
	}
	return outcomes;
}

async function runItem<I, O>(
	{ engine, work }: ChunkRun<I, O>,
	unit: UnitOfWork,
	tx: LedgerTx,
	input: I,
): Promise<WriteOutcome<O>> {
	try {
		const value = await work(tx, input);
		unit.settleItem();
		return { ok: true, value };
	} catch (error) {
		const failure = engine.classify(error);
		// Somebody else has written the same meanwhile: the chunk runs again and finds it.
		if (error instanceof KeyTaken || (failure !== 'other' && failure !== 'lockTimeout')) throw error;
		await unit.undoItem(error);
		return { ok: false, error: failure === 'lockTimeout' ? busy(error) : error };
	}
}

async function writeAll<I, O>(
	{ engine, options }: ChunkRun<I, O>,
	unit: UnitOfWork,
	alone: boolean,
): Promise<void> {
	try {
		options.onStep?.('beforeFlush');
		await unit.finish(options.onStep);
		options.onStep?.('beforeAudit');
		await appendAudit(engine, unit.connection, unit.settled.audit, options.now);
	} catch (error) {
		// Which of the items waits in vain is not known here: they are tried one by one.
		if (!alone && engine.classify(error) === 'lockTimeout') throw new Error('Held up', { cause: error });
		throw error;
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

import { realpathSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, Kysely } from 'kysely';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { newestVersion } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import { RememberedMasters } from '../unit/RememberedMasters';
import type { WriteEngine } from '../writeEngine';
import { classifySqlite, RETRY_WITHIN_MILLISECONDS } from './busy';
import { NodeSqliteConnection, nodeSqliteDialect } from './dialect';
import { insertRowsInto } from './insertRows';
import { migrateFile } from './migrateFile';
import { assertSameFile, identifyFile } from './FileGone';
import { createFile, makeDurable, openDatabase } from './openDatabase';
import { inWriterQueue } from './writerQueue';

/** Another number than last time when another connection, of this process or another one, has written to the file. */
const DATA_VERSION = CompiledQuery.raw('pragma data_version');

/** SQLite keeps no queue of processes: a moment without the lock is what another one can take it in. */
const SHORT_WHILE = 1;
const OFTEN_ENOUGH = 50;

function pausing(): () => Promise<void> {
	let paused = performance.now();
	return async () => {
		if (performance.now() - paused < OFTEN_ENOUGH) return nextTurn();
		await sleep(SHORT_WHILE);
		paused = performance.now();
	};
}

/**
 * Opens the embedded ledger, making the file and its folder where they are missing.
 *
 * @param path of the database file; the caller decides it from the n8n user folder, never from data.
 */
export async function openSqlite(
	path: string,
	now: string,
	migrations: readonly Migration[] = MIGRATIONS,
): Promise<Ledger> {
	createFile(path);
	const realPath = realpathSync(path);
	const open: Array<Kysely<LedgerTables>> = [];
	const close = async () => {
		// Readers first: the last connection to close is a writing one, which folds the log into the file.
		for (const db of open.reverse()) await db.destroy();
	};
	try {
		const writer = openDatabase(realPath, false);
		const connection = new NodeSqliteConnection(writer, 'throw');
		const writing = new Kysely<LedgerTables>({ dialect: nodeSqliteDialect(connection) });
		open.push(writing);
		await inWriterQueue(realPath, async () => {
			await makeDurable(writer);
			await migrateFile(writing, realPath, now, migrations);
		});
		const reading = new Kysely<LedgerTables>({
			dialect: nodeSqliteDialect(new NodeSqliteConnection(openDatabase(realPath, true), 'wait')),
		});
		open.push(reading);
		const insertRows = insertRowsInto(connection);
		const opened = identifyFile(realPath);
		const engine: WriteEngine = {
			begin: () => 'begin immediate',
			rowLocks: false,
			isRemote: false,
			version: newestVersion(migrations),
			withConnection: (use) =>
				inWriterQueue(realPath, async () => {
					assertSameFile(realPath, opened);
					return writing.connection().execute(use);
				}),
			classify: classifySqlite,
			// SQLite undoes a statement that fails, not the transaction.
			breaksTransaction: () => false,
			retryWithinMilliseconds: RETRY_WITHIN_MILLISECONDS,
			// Short enough that a webhook waiting for the same lock does not notice; the event loop turns in between, too.
			chunkMilliseconds: 20,
			pause: pausing(),
			insertRows: (_connection, table, rows, known) => insertRows(table, rows, known),
			masters: new RememberedMasters(),
			lastForeignWrite: async (db) => {
				const { rows } = await db.executeQuery<{ data_version: number }>(DATA_VERSION);
				return rows[0]?.data_version ?? 0;
			},
		};
		return await buildLedger('sqlite', engine, reading, () => inWriterQueue(realPath, close));
	} catch (error) {
		await close();
		throw error;
	}
}

import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { newestVersion } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import type { WriteEngine } from '../writeEngine';
import { classifySqlite, RETRY_WITHIN_MILLISECONDS } from './busy';
import { nodeSqliteDialect } from './dialect';
import { migrateFile } from './migrateFile';
import { createFile, makeDurable, openDatabase } from './openDatabase';
import { inWriterQueue } from './writerQueue';

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
		const writing = new Kysely<LedgerTables>({ dialect: nodeSqliteDialect(writer, 'throw') });
		open.push(writing);
		await inWriterQueue(realPath, async () => {
			await makeDurable(writer);
			await migrateFile(writing, realPath, now, migrations);
		});
		const reading = new Kysely<LedgerTables>({
			dialect: nodeSqliteDialect(openDatabase(realPath, true), 'wait'),
		});
		open.push(reading);
		const engine: WriteEngine = {
			begin: () => 'begin immediate',
			rowLocks: false,
			version: newestVersion(migrations),
			withConnection: (use) => inWriterQueue(realPath, () => writing.connection().execute(use)),
			classify: classifySqlite,
			retryWithinMilliseconds: RETRY_WITHIN_MILLISECONDS,
			// SQLite keeps no queue of processes: a moment without the lock is what another one can take it in.
			pause: () => sleep(1),
		};
		return await buildLedger('sqlite', engine, reading, () => inWriterQueue(realPath, close));
	} catch (error) {
		await close();
		throw error;
	}
}

import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { CompiledQuery, type Kysely } from 'kysely';
import { currentVersion, isOlder, migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { LedgerTables } from '../schema';
import type { Connection } from '../writeEngine';
import { whenFree } from './busy';
import { openDatabase } from './openDatabase';

/** Migrates under the file's write lock. A ledger that is up to date is opened without it. */
export async function migrateFile(
	db: Kysely<LedgerTables>,
	path: string,
	now: string,
	migrations: readonly Migration[],
): Promise<void> {
	await db.connection().execute(async (connection) => {
		if (!isOlder(await whenFree(() => storedVersion(connection)), migrations)) return;
		await whenFree(() => execute(connection, 'begin immediate'));
		try {
			const version = await storedVersion(connection);
			if (isOlder(version, migrations)) {
				if (version > 0)
					copyBefore(path, migrations.find((migration) => migration.version > version)?.version ?? version);
				await migrate(connection, version, now, migrations);
			}
			await execute(connection, 'commit');
		} catch (error) {
			await execute(connection, 'rollback').catch(() => undefined);
			throw error;
		}
	});
}

async function storedVersion(connection: Connection): Promise<number> {
	const { rows } = await connection.executeQuery(
		CompiledQuery.raw(`select name from sqlite_master where type = 'table' and name = 'schema_migrations'`),
	);
	return rows.length === 0 ? 0 : currentVersion(connection);
}

/**
 * Copies an old ledger beside itself: `ledger.sqlite.before-v2`. A second connection copies while the first holds the
 * write lock, so that the copy misses nothing; it gets its name when it is whole.
 */
function copyBefore(path: string, version: number): void {
	const copy = `${path}.before-v${version}`;
	const unfinished = `${copy}.${process.pid}.part`;
	rmSync(unfinished, { force: true });
	closeSync(openSync(unfinished, 'wx', 0o600));
	const source = openDatabase(path, true);
	try {
		source.prepare('vacuum into ?').run(unfinished);
		renameSync(unfinished, copy);
	} finally {
		source.close();
		rmSync(unfinished, { force: true });
	}
}

async function execute(connection: Connection, statement: string): Promise<void> {
	await connection.executeQuery(CompiledQuery.raw(statement));
}

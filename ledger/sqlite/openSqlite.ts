import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, Kysely } from 'kysely';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { currentVersion, migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import type { WriteEngine } from '../writeItems';
import { nodeSqliteDialect } from './dialect';
import { inWriterQueue } from './writerQueue';

const SQLITE_BUSY = 5;

/**
 * Opens the embedded ledger, making the file and its folder where they are missing.
 *
 * @param path of the database file; the caller decides it from the n8n user folder, never from data.
 */
export async function openSqlite(path: string, now: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Ledger> {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const writer = openDatabase(path, false);
	const writing = new Kysely<LedgerTables>({ dialect: nodeSqliteDialect(writer) });
	const realPath = realpathSync(path);
	await inWriterQueue(realPath, () => migrateFile(writing, path, now, migrations));
	const readingDb = new Kysely<LedgerTables>({ dialect: nodeSqliteDialect(openDatabase(path, true)) });
	const engine: Omit<WriteEngine, 'ledgerId'> = {
		begin: 'begin immediate',
		rowLocks: false,
		withConnection: (use) => inWriterQueue(realPath, () => writing.connection().execute(use)),
		isRetryable: isBusy,
	};
	return buildLedger('sqlite', engine, readingDb, async () => {
		await inWriterQueue(realPath, () => writing.destroy());
		await readingDb.destroy();
	});
}

function openDatabase(path: string, readOnly: boolean): DatabaseSync {
	// Timeout 0: a busy database is waited for without blocking the event loop.
	const database = new DatabaseSync(path, { readOnly, timeout: 0, enableForeignKeyConstraints: true });
	if (!readOnly) {
		database.exec('pragma journal_mode = wal');
		database.exec('pragma synchronous = full');
	}
	return database;
}

async function migrateFile(db: Kysely<LedgerTables>, path: string, now: string, migrations: readonly Migration[]): Promise<void> {
	await db.connection().execute(async (connection) => {
		await copyBeforeMigration(connection, path, migrations);
		await beginWhenFree(connection);
		try {
			await migrate(connection, now, migrations);
			await connection.executeQuery(CompiledQuery.raw('commit'));
		} catch (error) {
			await connection.executeQuery(CompiledQuery.raw('rollback'));
			throw error;
		}
	});
}

/** An old ledger is copied beside itself before its tables change: `ledger.sqlite.before-v2`. */
async function copyBeforeMigration(connection: Kysely<LedgerTables>, path: string, migrations: readonly Migration[]): Promise<void> {
	const known = await connection.executeQuery<{ name: string }>(
		CompiledQuery.raw(`select name from sqlite_master where name = 'schema_migrations'`),
	);
	if (known.rows.length === 0) return;
	const version = await currentVersion(connection);
	const next = migrations.find((migration) => migration.version > version);
	const copy = `${path}.before-v${next?.version}`;
	if (next === undefined || existsSync(copy)) return;
	await connection.executeQuery(CompiledQuery.raw('vacuum into ?', [copy]));
}

async function beginWhenFree(connection: Kysely<LedgerTables>): Promise<void> {
	const giveUpAt = Date.now() + 10_000;
	for (;;) {
		try {
			await connection.executeQuery(CompiledQuery.raw('begin immediate'));
			return;
		} catch (error) {
			if (!isBusy(error) || Date.now() > giveUpAt) throw error;
			await sleep(10 + Math.random() * 40);
		}
	}
}

function isBusy(error: unknown): boolean {
	const code = (error as { errcode?: unknown } | null)?.errcode;
	// The low byte is the primary code; extended codes such as SQLITE_BUSY_SNAPSHOT carry it.
	return typeof code === 'number' && (code & 0xff) === SQLITE_BUSY;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { newestVersion } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import type { WriteEngine } from '../writeEngine';
import { classifyPostgres } from './classifyPostgres';
import { migrateSchema } from './migrateSchema';
import { assertSchemaName, clientConfig, type PostgresSettings } from './settings';

export type { PostgresSettings } from './settings';

/** Opens the ledger in PostgreSQL, making its schema and tables where they are missing. */
export async function openPostgres(
	settings: PostgresSettings,
	now: string,
	migrations: readonly Migration[] = MIGRATIONS,
): Promise<Ledger> {
	assertSchemaName(settings.schema);
	const db = new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool: openPool(settings) }) });
	try {
		await migrateSchema(db, settings.schema, now, migrations);
		const engine: WriteEngine = {
			// A server may be set to another isolation, under which a waited-for row counts as a conflict.
			begin: (lockWait) =>
				`begin isolation level read committed read write; set local lock_timeout = ${Math.ceil(lockWait)}`,
			rowLocks: true,
			version: newestVersion(migrations),
			withConnection: (use) => db.connection().execute(use),
			classify: classifyPostgres,
			retryWithinMilliseconds: 200,
			pause: () => nextTurn(),
		};
		return await buildLedger('postgres', engine, db, () => db.destroy());
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

function openPool(settings: PostgresSettings): Pool {
	const pool = new Pool({
		...clientConfig(settings),
		max: settings.maxConnections ?? 5,
		idleTimeoutMillis: 60_000,
		allowExitOnIdle: true,
	});
	// A connection that the server ends, idle or in use, must not end the process: whoever uses it gets the error from
	// the query, and the next query opens another.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => void client.on('error', () => undefined));
	return pool;
}

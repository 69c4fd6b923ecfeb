import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { DatabaseError, Pool } from 'pg';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { newestVersion } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import type { WriteEngine } from '../writeEngine';
import { classifyPostgres } from './classifyPostgres';
import { ImpatientClient } from './ImpatientClient';
import { insertRows } from './insertRows';
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
	await migrate(settings, now, migrations);
	const db = connect(settings, settings.answerWithinMilliseconds ?? LONGEST_ANSWER);
	try {
		const engine: WriteEngine = {
			// A server may be set to another isolation, under which a waited-for row counts as a conflict.
			begin: (lockWait) =>
				`begin isolation level read committed read write; set local lock_timeout = ${Math.ceil(lockWait)}`,
			rowLocks: true,
			isRemote: true,
			version: newestVersion(migrations),
			withConnection: (use) => db.connection().execute(use),
			classify: classifyPostgres,
			breaksTransaction: (error) => error instanceof DatabaseError,
			retryWithinMilliseconds: 200,
			// Rows are locked, not the database, and the event loop turns while the server works.
			chunkMilliseconds: 50,
			pause: () => nextTurn(),
			insertRows,
		};
		return await buildLedger('postgres', engine, db, () => db.destroy());
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

/** A little longer than the server's own limit of a minute, so that a slow statement is told by the server. */
const LONGEST_ANSWER = 65_000;

/** With a connection of its own: a migration of a large ledger takes longer than an answer ever should. */
async function migrate(
	settings: PostgresSettings,
	now: string,
	migrations: readonly Migration[],
): Promise<void> {
	const db = connect({ ...settings, maxConnections: 1 }, 0);
	try {
		await migrateSchema(db, settings.schema, now, migrations);
	} finally {
		await db.destroy();
	}
}

function connect(settings: PostgresSettings, answerWithin: number): Kysely<LedgerTables> {
	return new Kysely<LedgerTables>({
		dialect: new PostgresDialect({ pool: openPool(settings, answerWithin) }),
	});
}

function openPool(settings: PostgresSettings, answerWithin: number): Pool {
	const pool = new Pool({
		...clientConfig(settings),
		Client: ImpatientClient,
		query_timeout: answerWithin,
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

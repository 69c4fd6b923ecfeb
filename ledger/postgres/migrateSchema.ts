import { CompiledQuery, type Kysely } from 'kysely';
import { currentVersion, isOlder, migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { LedgerTables } from '../schema';
import type { Connection } from '../writeEngine';

/** Any number that every package version shares: it names the migration lock. */
const MIGRATION_LOCK = '7202611001';

/**
 * Makes the schema and its tables, or brings them up to date, under an advisory lock. A ledger that is up to date is
 * opened by a user who may not create anything.
 */
export async function migrateSchema(
	db: Kysely<LedgerTables>,
	schema: string,
	now: string,
	migrations: readonly Migration[],
): Promise<void> {
	await db.connection().execute(async (connection) => {
		if (!isOlder(await storedVersion(connection, schema), migrations)) return;
		const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
		// An index on a large table, or a neighbour's migration, may take longer than a write ever should.
		await run(
			'begin isolation level read committed read write; set local statement_timeout = 0; set local lock_timeout = 60000',
		);
		try {
			await connection.executeQuery(
				CompiledQuery.raw('select pg_advisory_xact_lock($1::bigint)', [MIGRATION_LOCK]),
			);
			const version = await storedVersion(connection, schema);
			if (isOlder(version, migrations)) {
				if (version === 0) await createSchema(connection, schema);
				await migrate(connection, version, now, migrations);
			}
			await run('commit');
		} catch (error) {
			await run('rollback').catch(() => undefined);
			throw error;
		}
	});
}

/** Asks the catalogue's tables: `to_regclass` may answer from a cache that is older than the lock. */
async function storedVersion(connection: Connection, schema: string): Promise<number> {
	const { rows } = await connection.executeQuery(
		CompiledQuery.raw(
			`select 1 as one from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
			where n.nspname = $1 and c.relname = 'schema_migrations'`,
			[schema],
		),
	);
	return rows.length === 0 ? 0 : currentVersion(connection);
}

/** `create schema if not exists` asks for the right to create even where the schema exists. */
async function createSchema(connection: Connection, schema: string): Promise<void> {
	const { rows } = await connection.executeQuery(
		CompiledQuery.raw('select 1 as one from pg_catalog.pg_namespace where nspname = $1', [schema]),
	);
	if (rows.length === 0) await connection.executeQuery(CompiledQuery.raw(`create schema ${schema}`));
}

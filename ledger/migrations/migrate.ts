import { CompiledQuery, sql } from 'kysely';
import { newId } from '../newId';
import { newer } from '../refusals';
import type { Connection } from '../writeEngine';
import type { Migration } from './migration';

export function newestVersion(migrations: readonly Migration[]): number {
	return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings the ledger to the newest version. Runs inside one exclusive transaction, which the caller has begun; the
 * version is read inside it, so that two processes that start together migrate once.
 *
 * @param version that the ledger has inside the transaction; 0 where it has no tables yet.
 */
export async function migrate(
	connection: Connection,
	version: number,
	now: string,
	migrations: readonly Migration[],
): Promise<void> {
	if (version === 0) {
		await sql`create table schema_migrations (version bigint primary key, name text not null, applied_at text not null)`.execute(
			connection,
		);
	}
	for (const migration of migrations) {
		if (migration.version > version) await apply(connection, migration, now);
	}
	await connection
		.insertInto('ledger_info')
		.values({ name: 'id', value: newId('led', now) })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
}

/** Whether the ledger must be migrated. @throws Refusal `ledger.newer` when a newer package has written here. */
export function isOlder(version: number, migrations: readonly Migration[]): boolean {
	const known = newestVersion(migrations);
	if (version > known) throw newer(version, known);
	return version < known;
}

/** 0 where no migration was noted; the table of migrations must exist. */
export async function currentVersion(connection: Connection): Promise<number> {
	const row = await connection
		.selectFrom('schema_migrations')
		.select((builder) => builder.fn.max('version').as('version'))
		.executeTakeFirst();
	return Number(row?.version ?? 0);
}

/** A process that runs on while a newer package migrates the ledger must not write in its old ways. */
export async function assertNotNewer(connection: Connection, known: number): Promise<void> {
	const version = await currentVersion(connection);
	if (version > known) throw newer(version, known);
}

async function apply(connection: Connection, migration: Migration, appliedAt: string): Promise<void> {
	for (const statement of migration.statements) {
		await connection.executeQuery(CompiledQuery.raw(statement));
	}
	await connection
		.insertInto('schema_migrations')
		.values({ version: migration.version, name: migration.name, applied_at: appliedAt })
		.execute();
}

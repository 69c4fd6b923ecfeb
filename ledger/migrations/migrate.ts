import { CompiledQuery, sql, type Kysely } from 'kysely';
import { Refusal } from '../../domain/refusal';
import { newId } from '../newId';
import type { LedgerTables } from '../schema';
import { MIGRATIONS } from './index';
import type { Migration } from './migration';

type Connection = Kysely<LedgerTables>;

/**
 * Brings the ledger to the newest version. Runs inside one exclusive transaction, which the caller has begun; the
 * version is read inside it, so that two processes that start together migrate once.
 *
 * @throws Refusal `ledger.newer` when a newer package has written here.
 */
export async function migrate(connection: Connection, now: string, migrations = MIGRATIONS): Promise<void> {
	await sql`create table if not exists schema_migrations (version bigint primary key, name text not null, applied_at text not null)`.execute(connection);
	const current = await currentVersion(connection);
	const newest = migrations.at(-1)?.version ?? 0;
	if (current > newest) {
		throw new Refusal({
			rule: 'ledger.newer',
			message: `The ledger is at version ${current}, this package knows versions up to ${newest}.`,
			fix: 'Update the package n8n-nodes-order-to-cash; nothing was changed.',
		});
	}
	for (const migration of migrations.filter(({ version }) => version > current)) {
		await apply(connection, migration, now);
	}
	await connection
		.insertInto('ledger_info')
		.values({ name: 'id', value: newId('led', now) })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
}

/** 0 where the table of migrations is missing or empty. */
export async function currentVersion(connection: Connection): Promise<number> {
	const row = await connection
		.selectFrom('schema_migrations')
		.select((builder) => builder.fn.max('version').as('version'))
		.executeTakeFirst();
	return Number(row?.version ?? 0);
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

import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool, types as pgTypes, type PoolConfig } from 'pg';
import { buildLedger } from '../buildLedger';
import { MIGRATIONS } from '../migrations/index';
import { migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import type { Ledger } from '../port';
import type { LedgerTables } from '../schema';
import type { WriteEngine } from '../writeItems';

export interface PostgresSettings {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	/** `disable`, `require` (encrypted, not verified), `verify-full` (certificate and host name). */
	readonly ssl: 'disable' | 'require' | 'verify-full';
	readonly caCertificate?: string;
	/** Schema that holds the ledger's tables. */
	readonly schema: string;
	readonly maxConnections?: number;
}

/** Any number that every package version shares: it names the migration lock. */
const MIGRATION_LOCK = 7_202_611_001;
const RETRYABLE = new Set(['40001', '40P01']);
const INT8 = 20;
const NUMERIC = 1700;

/** Opens the ledger in PostgreSQL, making its schema and tables where they are missing. */
export async function openPostgres(settings: PostgresSettings, now: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Ledger> {
	assertSchemaName(settings.schema);
	const pool = new Pool(poolConfig(settings));
	// An idle connection that the server ends must not end the process; the next query opens another.
	pool.on('error', () => undefined);
	const db = new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) });
	try {
		await migrateSchema(db, settings.schema, now, migrations);
		const engine: Omit<WriteEngine, 'ledgerId'> = {
			begin: 'begin',
			rowLocks: true,
			withConnection: (use) => db.connection().execute(use),
			isRetryable: (error) => RETRYABLE.has(String((error as { code?: unknown } | null)?.code)),
		};
		return await buildLedger('postgres', engine, db, () => db.destroy());
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

function poolConfig(settings: PostgresSettings): PoolConfig {
	const { host, port, database, user, password, ssl, caCertificate, schema, maxConnections = 5 } = settings;
	return {
		host,
		port,
		database,
		user,
		password,
		ssl: ssl === 'disable' ? false : { rejectUnauthorized: ssl === 'verify-full', ca: caCertificate || undefined },
		max: maxConnections,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 60_000,
		allowExitOnIdle: true,
		options: `-c search_path=${schema} -c lock_timeout=10s -c statement_timeout=60s -c timezone=UTC`,
		types: { getTypeParser },
	};
}

/** Integers of 64 bits come as text from the driver; the ledger holds only those that a number keeps exactly. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
	if (oid === INT8 || oid === NUMERIC) return parseSafeInteger;
	return pgTypes.getTypeParser(oid, format as 'text');
}) as typeof pgTypes.getTypeParser;

function parseSafeInteger(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`The ledger holds an integer that is too large: ${text}`);
	return value;
}

async function migrateSchema(db: Kysely<LedgerTables>, schema: string, now: string, migrations: readonly Migration[]): Promise<void> {
	await db.connection().execute(async (connection) => {
		const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
		await run('begin');
		try {
			await connection.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock($1::bigint)', [String(MIGRATION_LOCK)]));
			await run(`create schema if not exists ${schema}`);
			await migrate(connection, now, migrations);
			await run('commit');
		} catch (error) {
			await run('rollback').catch(() => undefined);
			throw error;
		}
	});
}

/** The name goes into a statement and a connection option, where no parameter can stand. */
function assertSchemaName(schema: string): void {
	if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
		throw new RangeError(`'${schema}' is not a schema name: use lower-case letters, digits and _`);
	}
}

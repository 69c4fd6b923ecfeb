import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openPostgres, type PostgresSettings } from '../../ledger/postgres/openPostgres';
import type { Ledger } from '../../ledger/port';
import { openSqlite } from '../../ledger/sqlite/openSqlite';

/** Where a ledger lies: what a second process needs to open the same one. */
export type LedgerAddress =
	| { readonly database: 'sqlite'; readonly path: string }
	| { readonly database: 'postgres'; readonly settings: PostgresSettings };

/** A ledger for one test file, and how another process would open the same one. */
export interface TestLedger {
	readonly ledger: Ledger;
	readonly address: LedgerAddress;
	/** A second handle on the same data, as a second n8n process has it. */
	open(): Promise<Ledger>;
	/** Runs a statement past the ledger, as a person with a database tool would. */
	tamper(statement: string): Promise<void>;
	dispose(): Promise<void>;
}

const ALL = ['sqlite', 'postgres'] as const;
/** Both, unless O2C_TEST_DATABASES names one: the calendar is the same on each, so the time zones need only one. */
export const DATABASES = ALL.filter((name) =>
	(process.env['O2C_TEST_DATABASES'] ?? ALL.join()).includes(name),
);
export const NOW = '2026-03-10T09:00:00.000Z';

export function openTestLedger(database: (typeof DATABASES)[number], now = NOW): Promise<TestLedger> {
	return database === 'sqlite' ? openTemporarySqlite(now) : openTemporarySchema(now);
}

export function openAt(address: LedgerAddress, now = NOW): Promise<Ledger> {
	return address.database === 'sqlite' ? openSqlite(address.path, now) : openPostgres(address.settings, now);
}

async function openTemporarySqlite(now: string): Promise<TestLedger> {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-ledger-'));
	const path = join(folder, 'ledger.sqlite');
	const handles: Ledger[] = [];
	const open = async () => {
		const handle = await openSqlite(path, now);
		handles.push(handle);
		return handle;
	};
	return {
		ledger: await open(),
		address: { database: 'sqlite', path },
		open,
		async tamper(statement) {
			const { DatabaseSync } = await import('node:sqlite');
			const database = new DatabaseSync(path, { timeout: 5000 });
			try {
				database.exec(statement);
			} finally {
				database.close();
			}
		},
		async dispose() {
			for (const handle of handles) await handle.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

export function postgresSettings(schema: string): PostgresSettings {
	const text = process.env['O2C_TEST_POSTGRES'];
	if (!text) throw new Error('No test PostgreSQL: the jest global set-up gives O2C_TEST_POSTGRES');
	const url = new URL(text);
	return {
		host: url.hostname,
		port: Number(url.port),
		database: url.pathname.slice(1),
		user: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password),
		ssl: 'disable',
		schema,
	};
}

async function openTemporarySchema(now: string): Promise<TestLedger> {
	const schema = `t_${randomUUID().replace(/-/g, '')}`;
	const settings = postgresSettings(schema);
	const handles: Ledger[] = [];
	const open = async () => {
		const handle = await openPostgres(settings, now);
		handles.push(handle);
		return handle;
	};
	const run = async (statement: string) => {
		const { host, port, database, user, password } = settings;
		const client = new Client({ host, port, database, user, password, options: `-c search_path=${schema}` });
		await client.connect();
		try {
			await client.query(statement);
		} finally {
			// Left open, it would end the whole run when the server stops.
			await client.end();
		}
	};
	return {
		ledger: await open(),
		address: { database: 'postgres', settings },
		open,
		tamper: run,
		async dispose() {
			for (const handle of handles) await handle.close();
			await run(`drop schema ${schema} cascade`);
		},
	};
}

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { PostgresSettings } from '../../../ledger/postgres/openPostgres';
import { closeLedgers } from '../../../nodes/shared/ledgerHandle';
import { postgresSettings } from '../../support/ledgers';

/** Settings of a ledger of its own in the test server, as the credential holds them; its schema is gone afterwards. */
export async function onPostgres<T>(
	work: (settings: PostgresSettings & Record<string, unknown>) => Promise<T>,
): Promise<T> {
	const settings = postgresSettings(`n_${randomUUID().replace(/-/g, '')}`);
	try {
		return await work({ ...settings });
	} finally {
		await closeLedgers();
		await asServer(settings, `drop schema if exists ${settings.schema} cascade`);
	}
}

/** Runs a statement on the test server, past the ledger. */
export async function asServer(settings: PostgresSettings, statement: string): Promise<void> {
	const { host, port, database, user, password } = settings;
	const client = new Client({ host, port, database, user, password });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

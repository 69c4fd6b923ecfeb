import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { clientConfig } from '../../../ledger/postgres/settings';
import type { LedgerAddress } from '../../support/ledgers';

/** The tables that documents and masters leave rows in, with the columns by which their rows are put in order. */
const TABLES = {
	masters: ['code'],
	documents: ['id'],
	document_lines: ['id'],
	document_links: ['from_document_id', 'to_document_id', 'relation'],
	line_links: ['from_line_id', 'to_line_id', 'flow'],
	document_facts: ['id'],
	transmissions: ['id'],
	payments: ['id'],
	settlement_matches: ['id'],
	collections: ['id'],
	stock_movements: ['id'],
	einvoices: ['id'],
	received_files: ['sha256'],
	intakes: ['id'],
	intake_files: ['id'],
	series_counters: ['series_id', 'period'],
	burned_numbers: ['series_id', 'period', 'sequence'],
	audit_entries: ['chain', 'sequence'],
	idempotency_records: ['key'],
} as const;
/** Statements that delete everything that a run of writes has left, children first. */
export const EMPTY = [
	...['audit_entries', 'audit_heads', 'idempotency_records', 'series_counters'],
	...['settlement_matches', 'stock_movements'],
	...['einvoices', 'intake_files', 'intakes', 'received_files'],
	...[
		'transmissions',
		'document_facts',
		'line_links',
		'document_links',
		'document_lines',
		'documents',
		'masters',
	],
]
	.map((table) => `delete from ${table}`)
	.join('; ');
/** They cover ids, which are random. */
const HASHES = new Set(['hash', 'previous_hash', 'content_hash']);
const ID = /[a-z]{3}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Row = Record<string, unknown>;

/**
 * Every row that a ledger holds, with its ids replaced by their place in the order in which they were made: two
 * ledgers in which the same things happened give the same dump.
 */
export async function dumpRows(address: LedgerAddress): Promise<Record<string, Row[]>> {
	const read = await reader(address);
	const tables: Array<[string, Row[]]> = [];
	for (const [table, order] of Object.entries(TABLES)) {
		tables.push([table, await read.rows(`select * from ${table} order by ${order.join(', ')}`)]);
	}
	await read.close();
	return named(Object.fromEntries(tables));
}

/** Replaces ids by their age among all that occur. */
export function named<T>(value: T): T {
	const text = JSON.stringify(value, (name, member: unknown) => (HASHES.has(name) ? undefined : member));
	const byAge = [...new Set(text.match(ID))].sort((a, b) => (a.slice(4) < b.slice(4) ? -1 : 1));
	const names = new Map(byAge.map((id, index) => [id, `${id.slice(0, 3)} ${index}`]));
	return JSON.parse(text.replace(ID, (id) => names.get(id) ?? id)) as T;
}

async function reader(address: LedgerAddress) {
	if (address.database === 'sqlite') {
		const database = new DatabaseSync(address.path, { readOnly: true });
		return {
			rows: async (statement: string) => database.prepare(statement).all() as Row[],
			close: async () => database.close(),
		};
	}
	const client = new Client(clientConfig(address.settings));
	await client.connect();
	return {
		rows: async (statement: string) => (await client.query<Row>(statement)).rows,
		close: () => client.end(),
	};
}

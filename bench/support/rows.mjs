import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';

/** The tables that an invoice touches, parents first, each with its key. */
export const TABLES = {
	documents: ['id'],
	document_lines: ['id'],
	document_facts: ['id'],
	idempotency_records: ['key'],
	audit_entries: ['chain', 'sequence'],
};
/** One row a series and a company; the invoices change them. */
const COUNTERS = { series_counters: ['series_id', 'period'], audit_heads: ['chain'] };

/** What a run has added to a SQLite ledger since the copy was made: rows by table, and the counters as they are now. */
export function readNewRows(path, copy) {
	const database = new DatabaseSync(path, { readOnly: true });
	database.prepare('attach ? as before').run(copy);
	const rows = Object.entries(TABLES).map(([table, key]) => [
		table,
		database
			.prepare(
				`select * from main.${table} as now where not exists (
					select 1 from before.${table} as old where ${key.map((name) => `old.${name} = now.${name}`).join(' and ')})`,
			)
			.all(),
	]);
	const counters = Object.keys(COUNTERS).map((table) => [
		table,
		database.prepare(`select * from main.${table}`).all(),
	]);
	database.close();
	return { rows: Object.fromEntries(rows), counters: Object.fromEntries(counters) };
}

const insertText = (table, row, place) =>
	`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map(place).join(', ')})`;

function upsertText(table, row, place) {
	const key = COUNTERS[table];
	const changed = Object.keys(row).filter((name) => !key.includes(name));
	return `${insertText(table, row, place)} on conflict (${key.join(', ')}) do update set ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** The statements that write rows and counters, each with its values: one a row. */
function* statements({ rows, counters }, place) {
	for (const [table, all] of Object.entries(rows)) {
		if (all.length > 0)
			yield { table, text: insertText(table, all[0], place), values: all.map(Object.values) };
	}
	for (const [table, all] of Object.entries(counters)) {
		if (all.length > 0)
			yield { table, text: upsertText(table, all[0], place), values: all.map(Object.values) };
	}
}

/**
 * Writes the rows straight into a copy of the ledger as it was before: prepared statements, one transaction, the
 * same durability.
 *
 * @returns milliseconds
 */
export function writeToSqlite(copy, rows) {
	const database = new DatabaseSync(copy, { enableForeignKeyConstraints: true });
	database.exec('pragma journal_mode = wal; pragma synchronous = full');
	const startedAt = performance.now();
	database.exec('begin immediate');
	for (const { text, values } of statements(rows, () => '?')) {
		const insert = database.prepare(text);
		for (const row of values) insert.run(...row);
	}
	database.exec('commit');
	const milliseconds = performance.now() - startedAt;
	database.close();
	return milliseconds;
}

/** The same on PostgreSQL: named statements, which the server prepares once. */
export async function writeToPostgres(client, rows) {
	const startedAt = performance.now();
	await client.query('begin');
	for (const { table, text, values } of statements(rows, (_name, index) => `$${index + 1}`)) {
		for (const row of values) await client.query({ name: table, text, values: row });
	}
	await client.query('commit');
	return performance.now() - startedAt;
}

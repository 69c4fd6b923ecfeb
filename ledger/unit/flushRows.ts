import type { Connection, Table, WriteEngine } from '../writeEngine';
import type { LedgerTables } from '../schema';
import { changedOnce } from '../stores/compiledOnce';
import { KeyTaken } from './KeyTaken';
import type { CounterRow, KeyRow, Layer, Rows } from './layer';

/** Writes rows in as few statements as the database takes them, parents first. */
export async function flushRows(
	engine: WriteEngine,
	connection: Connection,
	{ documents, links, lineLinks, facts, transmissions, matches, movements }: Rows,
): Promise<void> {
	const born = [...documents.values()];
	const insert = async <T extends Table>(table: T, rows: ReadonlyArray<LedgerTables[T]>) => {
		if (rows.length > 0) await engine.insertRows(connection, table, rows, 'refuse');
	};
	await insert(
		'documents',
		born.map((document) => document.row()),
	);
	await insert(
		'document_lines',
		born.flatMap((document) => document.lines),
	);
	await insert('document_links', links);
	await insert('line_links', lineLinks);
	await insert('document_facts', facts);
	await insert('transmissions', transmissions);
	await insert('settlement_matches', matches);
	await insert('stock_movements', movements);
}

/**
 * Writes how far the series have counted. Their rows are locked since they were read. Doing it twice does no harm: what
 * was written under a savepoint may be undone with it, so a counter stays changed until the end.
 */
export async function flushCounters(connection: Connection, { counters }: Layer): Promise<void> {
	for (const { row, changed } of counters.values()) if (changed) await saveCounter(connection, row);
}

async function saveCounter(connection: Connection, row: CounterRow): Promise<void> {
	const { series_id, period, first_sequence, last_sequence, last_date } = row;
	const values = { first_sequence, last_sequence, last_date };
	await changedOnce(connection, 'series.save', [...Object.values(values), series_id, period], () =>
		connection
			.updateTable('series_counters')
			.set(values)
			.where('series_id', '=', series_id)
			.where('period', '=', period),
	);
}

/**
 * Writes the new keys, sorted, after everything else: nothing is locked behind them but the audit chain, so that two
 * transactions with the same keys wait for each other in one order only.
 *
 * @throws `KeyTaken` when another transaction has used one of them since it was looked up.
 */
export async function insertKeys(
	engine: WriteEngine,
	connection: Connection,
	keys: Layer['keys'],
): Promise<void> {
	if (keys.size === 0) return;
	const rows: KeyRow[] = [...keys.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
	const inserted = await engine.insertRows(connection, 'idempotency_records', rows, 'skip');
	if (inserted !== rows.length) throw new KeyTaken();
}

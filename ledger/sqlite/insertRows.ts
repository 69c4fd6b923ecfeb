import type { LedgerTables } from '../schema';
import type { Table } from '../writeEngine';
import type { NodeSqliteConnection } from './dialect';

/**
 * Row by row with one prepared statement: on SQLite, which answers in the same process, that is faster than a text
 * with many rows, which would have to be parsed for each number of rows.
 */
export function insertRowsInto(connection: NodeSqliteConnection) {
	const texts = new Map<string, string>();
	return async <T extends Table>(
		table: T,
		rows: ReadonlyArray<LedgerTables[T]>,
		known: 'refuse' | 'skip',
	): Promise<number> => {
		const columns = Object.keys(rows[0] ?? {});
		const name = `${table} ${known} ${columns.join()}`;
		const text = texts.get(name) ?? insertText(table, columns, known);
		texts.set(name, text);
		return connection.runMany(
			text,
			rows.map((row) => columns.map((column) => row[column as keyof typeof row])),
		);
	};
}

function insertText(table: string, columns: readonly string[], known: 'refuse' | 'skip'): string {
	const places = columns.map(() => '?').join(', ');
	return `insert into ${table} (${columns.join(', ')}) values (${places})${known === 'skip' ? ' on conflict do nothing' : ''}`;
}

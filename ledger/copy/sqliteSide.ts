import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Column, CopySide, Row, Value } from './side';
import { TABLE_PLANS } from './tables';

/** A SQLite file as one end of a copy; the caller has begun the transaction. */
export function sqliteSide(database: DatabaseSync): CopySide {
	return {
		async tables() {
			return rowsOf(
				database,
				"select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
			).map(([name]) => String(name));
		},
		async columns(table) {
			const found = rowsOf(database, 'select name, type from pragma_table_info(?) order by cid', [table]);
			return found.map(([name, type]): Column => ({
				name: String(name),
				type: String(type).toLowerCase() === 'text' ? 'text' : 'integer',
			}));
		},
		async *pages(table, columns) {
			const { key, page } = TABLE_PLANS[table];
			const statement = database.prepare(
				`select ${namesOf(columns)} from ${table} order by ${key.map((column) => `"${column}"`).join(', ')}`,
			);
			statement.setReturnArrays(true);
			let rows: Row[] = [];
			for (const row of statement.iterate() as Iterable<unknown>) {
				rows.push(row as Row);
				if (rows.length < page) continue;
				yield rows;
				rows = [];
				await nextTurn();
			}
			if (rows.length > 0) yield rows;
		},
		async insert(table, columns, rows) {
			const places = columns.map(() => '?').join(', ');
			const statement = database.prepare(`insert into ${table} (${namesOf(columns)}) values (${places})`);
			for (const row of rows) statement.run(...row);
			await nextTurn();
		},
		async run(statements) {
			database.exec(statements);
		},
		async all(query, values = []) {
			return rowsOf(database, query, values);
		},
	};
}

function namesOf(columns: readonly Column[]): string {
	return columns.map(({ name }) => `"${name}"`).join(', ');
}

function rowsOf(database: DatabaseSync, query: string, values: readonly Value[] = []): Row[] {
	const statement = database.prepare(query);
	statement.setReturnArrays(true);
	return statement.all(...values) as unknown as Row[];
}

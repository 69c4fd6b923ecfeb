import type { Client } from 'pg';
import type { Column, CopySide, Row } from './side';
import { TABLE_PLANS } from './tables';

/** A schema of PostgreSQL as one end of a copy; the caller has begun the transaction. */
export function postgresSide(client: Client): CopySide {
	const rowsOf = async (text: string, values: readonly unknown[] = []): Promise<Row[]> => {
		const { rows } = await client.query({ text, values: [...values], rowMode: 'array' });
		return rows as unknown as Row[];
	};
	return {
		async tables() {
			const found = await rowsOf(
				"select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name",
			);
			return found.map(([name]) => String(name));
		},
		async columns(table) {
			const found = await rowsOf(
				'select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position',
				[table],
			);
			return found.map(([name, type]): Column => ({
				name: String(name),
				type: String(type).toLowerCase() === 'text' ? 'text' : 'integer',
			}));
		},
		async *pages(table, columns) {
			const { key, page } = TABLE_PLANS[table];
			const types = new Map(columns.map(({ name, type }) => [name, type]));
			// The order of the code points, whatever language the database sorts in.
			const order = key.map((name) => `"${name}"${types.get(name) === 'text' ? ' collate "C"' : ''}`);
			await client.query(
				`declare copied no scroll cursor for select ${namesOf(columns)} from ${table} order by ${order.join(', ')}`,
			);
			for (;;) {
				const rows = await rowsOf(`fetch forward ${page} from copied`);
				if (rows.length > 0) yield rows;
				if (rows.length < page) break;
			}
			await client.query('close copied');
		},
		async insert(table, columns, rows) {
			// One array a column: the statement is the same for any number of rows.
			const arrays = columns.map(
				({ type }, index) => `$${index + 1}::${type === 'text' ? 'text' : 'bigint'}[]`,
			);
			await client.query(
				`insert into ${table} (${namesOf(columns)}) select * from unnest(${arrays.join(', ')})`,
				columns.map((_column, index) => rows.map((row) => row[index])),
			);
		},
		async run(statements) {
			await client.query(statements);
		},
		all: (query, values = []) => {
			let place = 0;
			return rowsOf(
				query.replace(/\?/g, () => `$${(place += 1)}`),
				values,
			);
		},
	};
}

function namesOf(columns: readonly Column[]): string {
	return columns.map(({ name }) => `"${name}"`).join(', ');
}

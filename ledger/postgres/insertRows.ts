import { CompiledQuery } from 'kysely';
import type { LedgerTables } from '../schema';
import type { Connection, Table } from '../writeEngine';

/** Columns that are integers; all others are text. */
const INTEGERS: ReadonlySet<string> = new Set([
	...['net', 'tax', 'gross', 'amount', 'quantity', 'position', 'sequence', 'size', 'active', 'version'],
	...['attempt', 'first_sequence', 'last_sequence'],
]);
/** Far below what one message to the server may hold. */
const ROWS_AT_ONCE = 1000;
const TEXTS = new Map<string, string>();

/**
 * All rows in one round trip, as one list a column: the text is the same for any number of rows, so it is made once.
 * It is not prepared under a name, because connection poolers that share sessions lose such names.
 */
export async function insertRows<T extends Table>(
	connection: Connection,
	table: T,
	rows: ReadonlyArray<LedgerTables[T]>,
	known: 'refuse' | 'skip',
): Promise<number> {
	const columns = Object.keys(rows[0] ?? {});
	const name = `${table} ${known} ${columns.join()}`;
	const text = TEXTS.get(name) ?? insertText(table, columns, known);
	TEXTS.set(name, text);
	let inserted = 0;
	for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
		const page = rows.slice(start, start + ROWS_AT_ONCE);
		const lists = columns.map((column) => page.map((row) => row[column as keyof typeof row]));
		const { numAffectedRows } = await connection.executeQuery(CompiledQuery.raw(text, lists));
		inserted += Number(numAffectedRows ?? 0);
	}
	return inserted;
}

function insertText(table: string, columns: readonly string[], known: 'refuse' | 'skip'): string {
	const lists = columns.map(
		(column, index) => `$${index + 1}::${INTEGERS.has(column) ? 'bigint' : 'text'}[]`,
	);
	return `insert into ${table} (${columns.join(', ')}) select * from unnest(${lists.join(', ')})${known === 'skip' ? ' on conflict do nothing' : ''}`;
}

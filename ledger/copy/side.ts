import type { CopiedTable } from './tables';

export type Value = string | number | null;
/** Values in the order of the columns that were asked for. */
export type Row = readonly Value[];

export interface Column {
	readonly name: string;
	readonly type: 'text' | 'integer';
}

/** One end of a copy: a connection that is inside a transaction. Texts and integers are all that a ledger holds. */
export interface CopySide {
	tables(): Promise<string[]>;
	columns(table: string): Promise<readonly Column[]>;
	/** Rows in the order of the primary key, by code point; each page lets the event loop have a turn. */
	pages(table: CopiedTable, columns: readonly Column[]): AsyncIterable<readonly Row[]>;
	insert(table: CopiedTable, columns: readonly Column[], rows: readonly Row[]): Promise<void>;
	/** A statement of our own, or several. */
	run(statements: string): Promise<void>;
	/** First rows of a query of our own; `?` stands for a value. */
	all(query: string, values?: readonly Value[]): Promise<readonly Row[]>;
}

/** The first value of the first row. */
export async function valueOf(side: CopySide, query: string, values: readonly Value[] = []): Promise<Value> {
	return (await side.all(query, values))[0]?.[0] ?? null;
}

export async function readNote(side: CopySide, name: string): Promise<string | undefined> {
	const value = await valueOf(side, 'select value from ledger_info where name = ?', [name]);
	return value === null ? undefined : String(value);
}

export async function writeNote(side: CopySide, name: string, value: string): Promise<void> {
	await side.all(
		'insert into ledger_info (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
		[name, value],
	);
}

export async function dropNote(side: CopySide, name: string): Promise<void> {
	await side.all('delete from ledger_info where name = ?', [name]);
}

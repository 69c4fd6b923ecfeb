import { createHash } from 'node:crypto';
import { cancelled } from '../refusals';
import { valueOf, type Column, type CopySide } from './side';
import { COPIED_TABLES, type CopiedTable } from './tables';

/** What was read of one table: two ledgers hold the same when all their digests are the same. */
export interface TableDigest {
	readonly table: CopiedTable;
	readonly rows: number;
	/** SHA-256 of its rows in the order of the primary key. */
	readonly digest: string;
}

export interface CopyOptions {
	readonly signal?: AbortSignal;
	/** Called when a table is done: `table:documents`. */
	readonly onStep?: (step: string) => void;
}

/** Copies every row, parents first, page by page. Both sides are inside a transaction. */
export async function copyRows(
	from: CopySide,
	to: CopySide,
	options: CopyOptions = {},
): Promise<TableDigest[]> {
	await assertSameVersion(from, to);
	return eachTable(from, options, (table, columns, rows) => to.insert(table, columns, rows));
}

/** @param columns of this side, in the order of the side that it is compared with. */
export async function digestRows(
	side: CopySide,
	columnsOf: Pick<CopySide, 'columns'> = side,
	options: CopyOptions = {},
): Promise<TableDigest[]> {
	return eachTable({ ...side, columns: (table) => columnsOf.columns(table) }, options, async () => {});
}

type Page = readonly (readonly (string | number | null)[])[];

async function eachTable(
	side: CopySide,
	{ signal, onStep }: CopyOptions,
	use: (table: CopiedTable, columns: readonly Column[], rows: Page) => Promise<void>,
): Promise<TableDigest[]> {
	const digests: TableDigest[] = [];
	for (const table of COPIED_TABLES) {
		const columns = await side.columns(table);
		const hash = createHash('sha256');
		let rows = 0;
		for await (const page of side.pages(table, columns)) {
			if (signal?.aborted) throw cancelled();
			for (const row of page) hash.update(`${JSON.stringify(row)}\n`);
			rows += page.length;
			await use(table, columns, page);
		}
		digests.push({ table, rows, digest: hash.digest('hex') });
		onStep?.(`table:${table}`);
	}
	return digests;
}

/** Columns are those of one version of the tables. */
async function assertSameVersion(from: CopySide, to: CopySide): Promise<void> {
	const [ours, theirs] = [await versionOf(from), await versionOf(to)];
	if (ours !== theirs)
		throw new Error(`The ledgers are at different versions of their tables: ${ours} and ${theirs}`);
}

async function versionOf(side: CopySide): Promise<number> {
	return Number(await valueOf(side, 'select max(version) from schema_migrations'));
}

/** @throws Error naming the first table that differs. */
export function assertSame(source: readonly TableDigest[], copy: readonly TableDigest[]): void {
	const twin = new Map(copy.map((digest) => [digest.table, digest]));
	const wrong = source.find(({ table, digest }) => twin.get(table)?.digest !== digest);
	if (wrong)
		throw new Error(
			`The copy of table ${wrong.table} differs from its source (${wrong.rows} rows, ${twin.get(wrong.table)?.rows ?? 0} in the copy)`,
		);
}

import { readCsv, type CsvChoices, CSV_LIMITS } from '../../formats/csv';
import { refuse } from '../../domain/refusal';
import { takeTurns } from './takeTurns';

/** Rows as they come in, from a file or from items, before anything is known of their columns. */
export interface Table {
	readonly columns: readonly string[];
	readonly rows: readonly TableRow[];
}

export interface TableRow {
	/** As a spreadsheet counts, the titles being row 1. */
	readonly row: number;
	/** In the order of the columns. */
	readonly cells: readonly unknown[];
}

export async function tableOfFile(file: Uint8Array, choices: CsvChoices): Promise<Table> {
	return readCsv(file, choices);
}

/** One item a row, as Extract From File gives them for a spreadsheet. Objects within are read by their paths. */
export async function tableOfItems(items: ReadonlyArray<Readonly<Record<string, unknown>>>): Promise<Table> {
	if (items.length >= CSV_LIMITS.rows) {
		refuse({
			rule: 'import.tooManyRows',
			message: `There are ${items.length} items; at most ${CSV_LIMITS.rows - 1} are imported at once.`,
			fix: 'Split them with a Loop Over Items node.',
		});
	}
	const places = new Map<string, number>();
	const rows: TableRow[] = [];
	const turn = takeTurns();
	for (const [index, item] of items.entries()) {
		const cells: unknown[] = [];
		for (const [title, value] of flatten(item)) {
			if (!places.has(title)) places.set(title, places.size);
			cells[places.get(title) ?? 0] = value;
		}
		rows.push({ row: index + 2, cells });
		await turn();
	}
	return { columns: [...places.keys()], rows };
}

function flatten(item: Readonly<Record<string, unknown>>): Array<[title: string, value: unknown]> {
	return Object.entries(item).flatMap(([name, value]): Array<[string, unknown]> => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
		return Object.entries(value).map(([member, inner]) => [`${name}.${member}`, inner]);
	});
}

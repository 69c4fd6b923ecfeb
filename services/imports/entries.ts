import { Refusal } from '../../domain/refusal';
import { Exact } from '../../domain/money/decimal';
import type { RowValues } from './readRow';

/** A row that was read. */
export interface ReadRow {
	readonly row: number;
	readonly values: RowValues;
}

/** One record of an import: one input for one use case, and the rows that it came from. */
export interface Entry {
	/** Code or number. */
	readonly key: string;
	readonly rows: readonly number[];
	readonly input: RowValues;
	/** The row of each line, for documents. */
	readonly lineRows?: readonly number[];
}

/** What becomes of a row before anything is written. */
export type Verdict =
	| { readonly entry: Entry }
	| { readonly rows: readonly number[]; readonly key: string | undefined; readonly error: unknown }
	/** Nothing of it is open any more. */
	| { readonly rows: readonly number[]; readonly key: string; readonly skipped: string };

export function textAt(values: RowValues, field: string): string | undefined {
	const value = values[field];
	return value === undefined ? undefined : String(value);
}

/** One record a row; the second of two with one key is refused, naming the first. */
export function oneARow(
	rows: readonly ReadRow[],
	keyField: string,
	sameKind: (values: RowValues) => string = () => '',
): Verdict[] {
	const seen = new Map<string, number>();
	return rows.map(({ row, values }): Verdict => {
		const key = textAt(values, keyField);
		if (key === undefined) return { rows: [row], key, error: keyMissing(keyField) };
		const full = `${sameKind(values)}|${key}`;
		const first = seen.get(full);
		if (first !== undefined) return { rows: [row], key, error: twice(key, keyField, first) };
		seen.set(full, row);
		return { entry: { key, rows: [row], input: values } };
	});
}

export function keyMissing(field: string): Refusal {
	return new Refusal({
		rule: 'import.keyMissing',
		field,
		message: `'${field}' is empty.`,
		fix: `Fill it in: by it the row is known again when it is imported a second time.`,
	});
}

function twice(key: string, field: string, first: number): Refusal {
	return new Refusal({
		rule: 'import.twice',
		field,
		message: `'${key}' stands in row ${first} already.`,
		fix: `Keep one of the two rows, or give this one another '${field}'.`,
	});
}

/** Rows of one number are the lines of one document, wherever they stand in the file. */
export function groupLines(rows: readonly ReadRow[]): Verdict[] {
	const groups = Map.groupBy(rows, ({ values }) => textAt(values, 'number'));
	return [...groups].flatMap(([number, members]): Verdict[] =>
		number === undefined
			? members.map(({ row }) => ({ rows: [row], key: number, error: keyMissing('number') }))
			: [documentOf(number, members)],
	);
}

function documentOf(number: string, members: readonly ReadRow[]): Verdict {
	const rows = members.map(({ row }) => row);
	const header: RowValues = {};
	const from = new Map<string, number>();
	for (const { row, values } of members) {
		const { line: _line, ...fields } = values;
		for (const [field, value] of Object.entries(fields)) {
			if (!from.has(field)) from.set(field, row);
			const first = (header[field] ??= value);
			if (JSON.stringify(first) === JSON.stringify(value)) continue;
			return {
				rows: [row, ...rows.filter((other) => other !== row)],
				key: number,
				error: differs(number, field, row, from.get(field) ?? row),
			};
		}
	}
	const open = members.filter(({ values }) => !isDone(lineOf(values)));
	if (!open.some(({ values }) => isGoods(lineOf(values))))
		return { rows, key: number, skipped: 'Nothing of it is left.' };
	const input = { ...header, lines: open.map(({ values }) => whatIsLeft(lineOf(values))) };
	return { entry: { key: number, rows, input, lineRows: open.map(({ row }) => row) } };
}

const lineOf = ({ line }: RowValues): RowValues => (line ?? {}) as RowValues;

/** A line without a product, a quantity or a price is a comment. */
const isGoods = (line: RowValues): boolean =>
	['product', 'quantity', 'quantityLeft', 'unitPrice'].some((field) => field in line);

function isDone({ quantityLeft }: RowValues): boolean {
	return quantityLeft !== undefined && new Exact(String(quantityLeft)).lte(0);
}

function whatIsLeft({ quantityLeft, ...line }: RowValues): RowValues {
	return quantityLeft === undefined ? line : { ...line, quantity: quantityLeft };
}

function differs(number: string, field: string, row: number, first: number): Refusal {
	return new Refusal({
		rule: 'import.differs',
		field,
		message: `Document '${number}' has another '${field}' in row ${row} than in row ${first}.`,
		fix: 'The rows of one document agree in everything but their lines; correct one of the two, or leave the cell empty.',
	});
}

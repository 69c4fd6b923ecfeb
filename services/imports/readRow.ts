import { Refusal } from '../../domain/refusal';
import type { MatchedColumn } from './matchColumns';
import { readCell, type Conventions } from './readCell';
import type { TableRow } from './table';

/** The fields of a row by their paths, as nested objects: `{ code, address: { line1 } }`. Empty cells are left out. */
export type RowValues = Record<string, unknown>;

/** @throws Refusal with the first cell that cannot be read, every further one in the fix. */
export function readRow(
	{ row, cells }: TableRow,
	matched: readonly MatchedColumn[],
	columnCount: number,
	conventions: Conventions,
): RowValues {
	if (cells.slice(columnCount).some((cell) => String(cell ?? '').trim() !== ''))
		refuseLonger(row, columnCount);
	const values: RowValues = {};
	const problems: Refusal[] = [];
	for (const { column, index } of matched) {
		try {
			const value = readCell(cells[index], column, conventions);
			if (value !== undefined) put(values, column.field.split('.'), value);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			problems.push(error);
		}
	}
	const [first, ...others] = problems;
	if (!first) return values;
	const also = others.map(({ message }) => message).join(' ');
	const { rule, field, message, fix } = first;
	throw new Refusal({ rule, field, message, fix: also === '' ? fix : `${fix} Also: ${also}` });
}

function put(values: RowValues, [name = '', ...rest]: readonly string[], value: unknown): void {
	if (rest.length === 0) values[name] = value;
	else put((values[name] ??= {}) as RowValues, rest, value);
}

function refuseLonger(row: number, columns: number): never {
	throw new Refusal({
		rule: 'row.tooManyCells',
		message: `Row ${row} has more cells than there are titles (${columns}).`,
		fix: 'A text that holds the delimiter stands in quotes ("); correct the row.',
	});
}

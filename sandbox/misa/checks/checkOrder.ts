import type { Json } from '../world';

/** Rows are counted from 1; discounts and notes bear no printed number. The name of the field that breaks it. */
export function checkOrder(
	rows: readonly Json[],
	names: { readonly position: string; readonly printed: string },
	isNumbered: (row: Json) => boolean,
): string | undefined {
	let printed = 0;
	for (const [index, row] of rows.entries()) {
		if (row[names.position] !== index + 1) return names.position;
		const wanted = isNumbered(row) ? (printed += 1) : null;
		if ((row[names.printed] ?? null) !== wanted) return names.printed;
	}
	return undefined;
}

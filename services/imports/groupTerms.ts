import { Refusal } from '../../domain/refusal';
import { keyMissing, textAt, type ReadRow, type Verdict } from './entries';
import type { RowValues } from './readRow';

/** Rows of one code are the lines of one record of payment terms, in the order of the file. */
export function groupTerms(rows: readonly ReadRow[]): Verdict[] {
	const groups = Map.groupBy(rows, ({ values }) => textAt(values, 'code'));
	return [...groups].flatMap(([code, members]): Verdict[] =>
		code === undefined
			? members.map(({ row }) => ({ rows: [row], key: code, error: keyMissing('code') }))
			: [termsOf(code, members)],
	);
}

function termsOf(code: string, members: readonly ReadRow[]): Verdict {
	const rows = members.map(({ row }) => row);
	const header: RowValues = {};
	for (const { row, values } of members) {
		const { line: _line, ...fields } = values;
		for (const [field, value] of Object.entries(fields)) {
			if ((header[field] ??= value) === value) continue;
			return {
				rows: [row, ...rows.filter((other) => other !== row)],
				key: code,
				error: differs(code, field, row),
			};
		}
	}
	const lines = members.map(({ values }) => lineOf((values['line'] ?? {}) as RowValues));
	return { entry: { key: code, rows, input: { ...header, lines } } };
}

/** `5, 10` are two days of the month; a share of the rest that is switched off is none. */
function lineOf({ onDay, remainder, ...line }: RowValues): RowValues {
	const days = String(onDay ?? '').match(/\d+/g);
	return {
		...line,
		...(days ? { onDay: days.map(Number) } : {}),
		...(remainder === true ? { remainder } : {}),
	};
}

function differs(code: string, field: string, row: number): Refusal {
	return new Refusal({
		rule: 'import.differs',
		field,
		message: `Payment terms '${code}' have another '${field}' in row ${row} than in the rows above.`,
		fix: 'The rows of one code agree in everything but their lines; correct one of them, or leave the cell empty.',
	});
}

import { refuse } from '../../domain/refusal';
import type { Column } from './columns/column';
import { foldTitle, withoutBrackets } from './foldTitle';

/** A column of the file, and the field that it fills. */
export interface MatchedColumn {
	readonly column: Column;
	/** Place in the row. */
	readonly index: number;
	/** As the file writes it. */
	readonly title: string;
}

export interface MatchedColumns {
	readonly matched: readonly MatchedColumn[];
	/** Titles that nothing is known of. */
	readonly unknown: readonly string[];
	/** Titles of fields that a better title of the same file fills. */
	readonly doubled: readonly string[];
}

/** How well a title names a field: its path first, then the titles in their order. */
function rankOf(column: Column, title: string): number {
	const names = [[column.field], ...Object.values(column.titles)];
	const places = [title, withoutBrackets(title)].flatMap((text) => {
		const folded = foldTitle(text);
		if (folded === '') return [];
		return names.map((titles) => titles.findIndex((name) => foldTitle(name) === folded));
	});
	return Math.min(...places.filter((place) => place >= 0), Infinity);
}

/**
 * Finds the field of each title, whatever its language, capitals, accents and spaces. Where two titles mean one field,
 * the more precise one fills it.
 *
 * @throws Refusal `import.columnsMissing` naming the fields that cannot be left out.
 */
export function matchColumns(
	titles: readonly string[],
	columns: readonly Column[],
	required: readonly string[],
): MatchedColumns {
	const candidates = titles.flatMap((title, index) =>
		columns
			.map((column) => ({ column, index, title, rank: rankOf(column, title) }))
			.filter(({ rank }) => rank < Infinity),
	);
	const matched: MatchedColumn[] = [];
	for (const { column, index, title } of candidates.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
		const taken = matched.some((other) => other.column.field === column.field || other.index === index);
		if (!taken) matched.push({ column, index, title });
	}
	const left = titles
		.map((title, index) => ({ title, index }))
		.filter(({ index }) => !matched.some((other) => other.index === index));
	const isDouble = ({ index }: { index: number }) =>
		candidates.some((candidate) => candidate.index === index);
	const missing = required.filter((field) => !matched.some(({ column }) => column.field === field));
	if (missing.length > 0) refuseMissing(missing, titles, columns);
	return {
		matched: matched.sort((a, b) => a.index - b.index),
		unknown: left
			.filter((column) => !isDouble(column))
			.map(({ title }) => title)
			.filter(isNamed),
		doubled: left.filter(isDouble).map(({ title }) => title),
	};
}

/** Spreadsheet readers give columns without a title a name of their own. */
function isNamed(title: string): boolean {
	return title.trim() !== '' && !title.startsWith('__EMPTY');
}

function refuseMissing(
	missing: readonly string[],
	titles: readonly string[],
	columns: readonly Column[],
): never {
	const [field = ''] = missing;
	const wanted = missing.map((name) => {
		const { en = [], fr = [], vi = [] } = columns.find((column) => column.field === name)?.titles ?? {};
		const titles = new Set([...en.slice(0, 2), ...fr.slice(0, 2), ...vi.slice(0, 1)]);
		return `'${name}' (${[...titles].join(', ')})`;
	});
	const found = titles.filter(isNamed).slice(0, 12).join(', ');
	refuse({
		rule: 'import.columnsMissing',
		field,
		message: `The columns ${wanted.join(' and ')} are missing. The file has: ${found === '' ? 'no titles' : found}.`,
		fix: 'Check what the rows are, and name the columns in the first row; capitals, accents and the order do not matter.',
	});
}

import { Refusal } from '../../domain/refusal';
import type { MatchedColumn } from './matchColumns';

export const ROW_STATES = [
	'created',
	'updated',
	'unchanged',
	'skipped',
	'refused',
	'wouldCreate',
	'wouldUpdate',
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** What became of one row, in words for the person who has the file. */
export interface ImportedRow {
	readonly ledger: string;
	/** As a spreadsheet counts, the titles being row 1. */
	readonly row: number;
	readonly status: RowState;
	/** Code or number of the record. */
	readonly code: string | null;
	readonly name: string | null;
	readonly id: string | null;
	/** Title of the column as the file writes it. */
	readonly column: string | null;
	readonly field: string | null;
	readonly message: string | null;
	readonly fix: string | null;
	readonly rule: string | null;
}

export interface ImportSummary {
	readonly ledger: string;
	readonly status: 'summary';
	/** What the rows are. */
	readonly dataset: string;
	readonly rows: number;
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly skipped: number;
	readonly refused: number;
	/** Nothing was written; `created` and `updated` say what would be. */
	readonly dryRun: boolean;
	readonly unknownColumns: readonly string[];
	/** The first of them, for a page or a mail; rows that only share a document with a refused one are left out. */
	readonly refusedRows: ReadonlyArray<Pick<ImportedRow, 'row' | 'code' | 'column' | 'message' | 'fix'>>;
	readonly message: string;
}

const MOST_LISTED = 200;

export interface ImportReport {
	readonly rows: readonly ImportedRow[];
	readonly summary: ImportSummary;
	readonly hints: readonly string[];
}

const PLAIN = { name: null, id: null, column: null, field: null, message: null, fix: null, rule: null };

export function plainRow(
	ledger: string,
	row: number,
	status: RowState,
	code: string | undefined,
	more: Partial<ImportedRow> = {},
): ImportedRow {
	return { ledger, row, status, code: code ?? null, ...PLAIN, ...more };
}

/**
 * Says why a row is refused in the words of its file: fields are called by the titles of their columns. What the
 * schema of the record knows beside is no help to somebody who looks at a spreadsheet.
 */
export function refusedRow(
	ledger: string,
	row: number,
	code: string | undefined,
	error: unknown,
	matched: readonly MatchedColumn[],
): ImportedRow {
	const known = error instanceof Refusal;
	const { rule, message, fix, field } = known ? error : unexpected(error);
	const path = pathOf(field);
	const title = titleOf(path, matched);
	const inTheirWords = (text: string) =>
		text.replace(/'([A-Za-z0-9.[\]]+)'/g, (whole, name: string) => {
			const found = titleOf(pathOf(name), matched);
			return found === undefined ? whole : `'${found}'`;
		});
	const ownFix = rule === 'input.invalid' ? `${fix.replace(/Fields: .*$/s, '')}${CORRECT}` : fix;
	return plainRow(ledger, row, 'refused', code, {
		column: title ?? null,
		field: path ?? null,
		message: inTheirWords(message),
		fix: inTheirWords(ownFix),
		rule,
	});
}

const CORRECT = 'Correct the cell and import the file again; rows that are in stay as they are.';

function unexpected(error: unknown): { rule: string; message: string; fix: string; field?: string } {
	const message = error instanceof Error ? error.message : String(error);
	return {
		rule: 'unexpected',
		message,
		fix: 'Import the file again; if it repeats, report it with the message.',
	};
}

/** `lines[2].quantity` is the column of the quantity. */
function pathOf(field: string | undefined): string | undefined {
	return field?.replace(/^lines\[\d+\]\.?/, 'line.').replace(/\.$/, '');
}

/** The column of the field, else the one of an object that holds it. */
function titleOf(path: string | undefined, matched: readonly MatchedColumn[]): string | undefined {
	if (path === undefined) return undefined;
	return matched.find(({ column }) => column.field === path)?.title;
}

export function summarize(
	rows: readonly ImportedRow[],
	facts: Pick<ImportSummary, 'ledger' | 'dataset' | 'dryRun' | 'unknownColumns'>,
): ImportSummary {
	const counted = (...states: RowState[]) => rows.filter(({ status }) => states.includes(status)).length;
	const counts = {
		rows: rows.length,
		created: counted('created', 'wouldCreate'),
		updated: counted('updated', 'wouldUpdate'),
		unchanged: counted('unchanged'),
		skipped: counted('skipped'),
		refused: counted('refused'),
	};
	const { created, updated, unchanged, skipped, refused } = counts;
	const done = facts.dryRun
		? `${created} would be created, ${updated} updated`
		: `${created} created, ${updated} updated`;
	const aside = skipped > 0 ? `, ${skipped} left aside because nothing of them is open` : '';
	const message = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${done}, ${unchanged} unchanged, ${refused} refused${aside}.${facts.dryRun ? ' Nothing was written.' : ''}`;
	const refusedRows = rows
		.filter(({ status, rule }) => status === 'refused' && rule !== 'import.partOfRefused')
		.slice(0, MOST_LISTED)
		.map(({ row, code, column, field, message: why, fix }) => ({
			row,
			code,
			column: column ?? field,
			message: why,
			fix,
		}));
	return { ...facts, status: 'summary', ...counts, refusedRows, message };
}

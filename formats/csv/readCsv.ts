import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce, type Options } from 'csv-parse/sync';
import { refuse } from '../../domain/refusal';
import { decodeText, type Encoding } from './decodeText';
import { detectDelimiter, namedDelimiter } from './detectDelimiter';
import { CSV_LIMITS, type CsvLimits } from './limits';

export interface CsvRow {
	/** As a spreadsheet counts: the header is row 1, and empty rows count. */
	readonly row: number;
	readonly cells: readonly string[];
}

export interface CsvTable {
	readonly columns: readonly string[];
	readonly rows: readonly CsvRow[];
	readonly delimiter: string;
	readonly encoding: Encoding;
}

export interface CsvChoices {
	/** Found by itself where it is missing. */
	readonly delimiter?: string;
	readonly encoding?: Encoding;
	readonly limits?: Partial<CsvLimits>;
}

/** Small enough that parsing a slice holds the event loop for some milliseconds only. */
const SLICE = 32 * 1024;
const HEAD = 64 * 1024;

/**
 * Reads a CSV file: encoding and delimiter are found, empty rows left out, everything else kept as it stands. The
 * event loop gets its turn between slices.
 *
 * @throws Refusal `csv.tooLarge`, `csv.tooManyRows`, `csv.tooManyColumns`, `csv.rowTooLong`, `csv.quote`, `csv.empty`,
 * or one of `decodeText`.
 */
export async function readCsv(file: Uint8Array, choices: CsvChoices = {}): Promise<CsvTable> {
	const limits: CsvLimits = { ...CSV_LIMITS, ...choices.limits };
	assertSize(file.length, limits);
	const { bytes, encoding } = decodeText(file, choices.encoding);
	const head = Buffer.from(bytes.subarray(0, HEAD)).toString('utf8');
	const named = namedDelimiter(head);
	const body = bytes.subarray(named?.length ?? 0);
	const delimiter = choices.delimiter ?? named?.delimiter ?? detectDelimiter(head);
	const found = await parseRecords(body, delimiter, limits, named ? 1 : 0);
	const [header, ...rows] = found;
	if (!header || rows.length === 0) refuseEmpty(header !== undefined);
	return { columns: header.cells.map((title) => title.trim()), rows, delimiter, encoding };
}

/** @throws Refusal `csv.tooLarge`; for callers that know the size before they have the file. */
export function assertSize(size: number, limits: Pick<CsvLimits, 'bytes'> = CSV_LIMITS): void {
	if (size <= limits.bytes) return;
	const megabytes = (bytes: number) => `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
	refuse({
		rule: 'csv.tooLarge',
		field: 'file',
		message: `The file has ${megabytes(size)}; at most ${megabytes(limits.bytes)} are read.`,
		fix: 'Split it into several files, each with the row of titles.',
	});
}

async function parseRecords(
	bytes: Uint8Array,
	delimiter: string,
	limits: CsvLimits,
	rowsBefore: number,
): Promise<CsvRow[]> {
	const strict = {
		delimiter,
		relax_column_count: true,
		record_delimiter: ['\r\n', '\n', '\r'],
		max_record_size: limits.recordBytes,
	};
	const parser = parse({ ...strict, relax_quotes: true, skip_empty_lines: false, raw: true });
	const found: CsvRow[] = [];
	let row = rowsBefore;
	try {
		await pipeline(slicesOf(bytes), parser, async (records) => {
			for await (const { record: cells, raw } of records as AsyncIterable<RawRecord>) {
				row += 1;
				if (cells.length > limits.columns) refuseColumns(row, cells.length, limits);
				if (cells.every((cell) => cell.trim() === '')) continue;
				if (cells.some(looksUnclosed) && !isWellQuoted(raw, strict)) refuseQuote(row);
				found.push({ row, cells });
				if (found.length > limits.rows) refuseRows(limits);
			}
		});
	} catch (error) {
		if (error instanceof CsvError) refuseBroken(error, row + 1, limits);
		throw error;
	}
	return found;
}

async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += SLICE) {
		yield bytes.subarray(start, start + SLICE);
		await setImmediate();
	}
}

interface RawRecord {
	readonly record: string[];
	readonly raw: string;
}

/**
 * A quote that is closed in the middle of a cell stays in it. On one line that is a habit of old systems; over several
 * lines, a quote that was never closed has swallowed the rows between.
 */
function looksUnclosed(cell: string): boolean {
	return cell.startsWith('"') && /[\r\n]/.test(cell);
}

/** A text may rightly begin with a quote and go over several lines: then the record is right to the letter. */
function isWellQuoted(raw: string, options: Options): boolean {
	try {
		parseAtOnce(raw, options);
		return true;
	} catch {
		return false;
	}
}

function refuseQuote(row: number): never {
	refuse({
		rule: 'csv.quote',
		field: 'file',
		message: `Row ${row} opens a quote (") that is not closed; what follows cannot be told apart.`,
		fix: `Correct the quotes in row ${row}: a text with quotes inside is written "so ""quoted"" it is". Nothing was imported.`,
	});
}

function refuseBroken({ code }: CsvError, row: number, limits: CsvLimits): never {
	if (code === 'CSV_QUOTE_NOT_CLOSED') refuseQuote(row);
	if (code === 'CSV_MAX_RECORD_SIZE') {
		refuse({
			rule: 'csv.rowTooLong',
			field: 'file',
			message: `Row ${row} is longer than ${limits.recordBytes} characters.`,
			fix: `Look for a missing line end or a quote (") that is not closed in row ${row}. Nothing was imported.`,
		});
	}
	refuse({
		rule: 'csv.broken',
		field: 'file',
		message: `Row ${row} cannot be read as CSV (${code}).`,
		fix: 'Export the file again from the old system as CSV, in UTF-8. Nothing was imported.',
	});
}

function refuseColumns(row: number, count: number, limits: CsvLimits): never {
	refuse({
		rule: 'csv.tooManyColumns',
		field: 'file',
		message: `Row ${row} has ${count} columns; at most ${limits.columns} are read.`,
		fix: 'Check the delimiter, or leave columns out that are not needed.',
	});
}

function refuseRows(limits: CsvLimits): never {
	refuse({
		rule: 'csv.tooManyRows',
		field: 'file',
		message: `The file has more than ${limits.rows - 1} rows.`,
		fix: 'Split it into several files, each with the row of titles.',
	});
}

function refuseEmpty(hasTitles: boolean): never {
	refuse({
		rule: 'csv.empty',
		field: 'file',
		message: hasTitles ? 'The file has titles, but no row below them.' : 'The file is empty.',
		fix: 'Export it again: the first row holds the titles of the columns, each further row one record.',
	});
}

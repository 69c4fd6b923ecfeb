import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Delimiter } from './detectDelimiter';

/** Rows that are written before others have their turn. */
const ROWS_AT_ONCE = 500;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes a table as CSV in UTF-8 with a byte order mark, by which Excel knows the encoding, and line ends as in
 * RFC 4180. Cells are texts as they shall stand there; formulas are the caller's to neutralise.
 */
export async function writeCsv(
	rows: Iterable<readonly string[]>,
	{ delimiter }: { delimiter: Delimiter },
): Promise<Buffer> {
	const parts: string[] = [BYTE_ORDER_MARK];
	const options = { delimiter, record_delimiter: 'windows', quoted_match: /^\s|\s$|[\r\n]/ } as const;
	let page: Array<readonly string[]> = [];
	const flush = async () => {
		parts.push(stringify(page as string[][], options));
		page = [];
		await setImmediate();
	};
	for (const row of rows) {
		page.push(row);
		if (page.length === ROWS_AT_ONCE) await flush();
	}
	if (page.length > 0) await flush();
	return Buffer.from(parts.join(''));
}

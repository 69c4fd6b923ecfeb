export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines that are looked at beside the header. */
const SAMPLE_LINES = 10;

/**
 * The sign between cells: the one that stands in the header, outside of quotes, most often; among equals the one
 * that the following lines have as often as the header. A text of one column has none, and gets `;`.
 */
export function detectDelimiter(text: string): Delimiter {
	const [header = '', ...lines] = linesOf(text);
	const candidates = DELIMITERS.map((delimiter) => {
		const count = countOutsideQuotes(header, delimiter);
		const alike = lines.filter((line) => countOutsideQuotes(line, delimiter) === count).length;
		return { delimiter, count, alike };
	});
	const [best] = candidates
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || b.alike - a.alike);
	return best?.delimiter ?? ';';
}

/** Excel's own way to name the sign, as the first line of a file: `sep=;`. */
export function namedDelimiter(text: string): { delimiter: string; length: number } | undefined {
	const match = /^"?sep=([^\r\n"])"?(?:\r\n|\r|\n)/i.exec(text);
	return match ? { delimiter: match[1] ?? '', length: match[0].length } : undefined;
}

function linesOf(text: string): string[] {
	return text
		.split(/\r\n|\r|\n/, SAMPLE_LINES * 2)
		.filter((line) => line.trim() !== '')
		.slice(0, SAMPLE_LINES + 1);
}

function countOutsideQuotes(line: string, sign: string): number {
	let quoted = false;
	let count = 0;
	for (const character of line) {
		if (character === '"') quoted = !quoted;
		else if (character === sign && !quoted) count += 1;
	}
	return count;
}

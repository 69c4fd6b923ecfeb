import { isUtf8 } from 'node:buffer';
import { refuse } from '../../domain/refusal';

/** Encodings in which spreadsheets and old systems write text. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1258'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
	/** The text as UTF-8, without a byte order mark. */
	readonly bytes: Uint8Array;
	readonly encoding: Encoding;
}

/** Files that people take for CSV, by what they begin with. */
const OTHER_FILES: ReadonlyArray<{ readonly starts: readonly number[]; readonly what: string }> = [
	{ starts: [0x50, 0x4b, 0x03, 0x04], what: 'a spreadsheet (XLSX, ODS) or another archive' },
	{ starts: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old spreadsheet (XLS)' },
	{ starts: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
];
const MARKS: ReadonlyArray<{ readonly starts: readonly number[]; readonly encoding: Encoding }> = [
	{ starts: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ starts: [0xff, 0xfe], encoding: 'utf-16le' },
	{ starts: [0xfe, 0xff], encoding: 'utf-16be' },
];
/** Enough to tell UTF-16 by its zero bytes. */
const SAMPLE = 4096;

/**
 * Brings a text file to UTF-8. The encoding is told by the byte order mark, else found: zero bytes on every other
 * place are UTF-16; bytes that are not UTF-8 are Windows-1252, as Excel for Windows writes in western Europe.
 *
 * @throws Refusal `csv.otherFile` or `csv.binary` for what is no text.
 */
export function decodeText(bytes: Uint8Array, asked?: Encoding): DecodedText {
	const other = OTHER_FILES.find(({ starts }) => startsWith(bytes, starts));
	if (other) {
		refuse({
			rule: 'csv.otherFile',
			field: 'file',
			message: `The file is ${other.what}, not CSV.`,
			fix: 'Put an Extract From File node before this one and take the rows from its items, or save the sheet as CSV.',
		});
	}
	const mark = MARKS.find(({ starts }) => startsWith(bytes, starts));
	const encoding = mark?.encoding ?? asked ?? findEncoding(bytes);
	const content = bytes.subarray(mark?.starts.length ?? 0);
	const text =
		encoding === 'utf-8'
			? content
			: Buffer.from(new TextDecoder(encoding, { ignoreBOM: true }).decode(content));
	if (text.includes(0)) refuseBinary();
	if (encoding === 'utf-8' && !isUtf8(text)) {
		refuse({
			rule: 'csv.encoding',
			field: 'file',
			message: 'The file is not UTF-8, although it should be.',
			fix: "Leave 'Encoding' at its automatic choice, or save the file as UTF-8.",
		});
	}
	return { bytes: text, encoding };
}

function findEncoding(bytes: Uint8Array): Encoding {
	const sample = bytes.subarray(0, SAMPLE);
	const zeros = [0, 0];
	sample.forEach((byte, index) => {
		if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	// Western text in UTF-16 has a zero beside nearly every letter, and never on both sides.
	if (odd > sample.length / 8 && even === 0) return 'utf-16le';
	if (even > sample.length / 8 && odd === 0) return 'utf-16be';
	if (even + odd > 0) refuseBinary();
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function startsWith(bytes: Uint8Array, starts: readonly number[]): boolean {
	return starts.every((byte, index) => bytes[index] === byte);
}

function refuseBinary(): never {
	refuse({
		rule: 'csv.binary',
		field: 'file',
		message: 'The file holds zero bytes: it is no text file.',
		fix: 'Export it again from the old system as CSV, in UTF-8.',
	});
}

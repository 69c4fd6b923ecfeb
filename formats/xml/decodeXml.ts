import { refuse } from '../../domain/refusal';

const MARKS: ReadonlyArray<{ readonly starts: readonly number[]; readonly encoding: string }> = [
	{ starts: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ starts: [0xff, 0xfe], encoding: 'utf-16le' },
	{ starts: [0xfe, 0xff], encoding: 'utf-16be' },
	{ starts: [0x3c, 0x00], encoding: 'utf-16le' },
	{ starts: [0x00, 0x3c], encoding: 'utf-16be' },
];
const DECLARATION = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
/** A declaration stands at the very beginning. */
const HEAD = 300;

/**
 * XML as text. A byte order mark decides, then the declaration, then UTF-8, as XML 1.0 says. A file that calls itself
 * UTF-16 and is written in single bytes is UTF-8: programs that build XML as a string leave that behind.
 *
 * @throws Refusal `xml.encoding`
 */
export function decodeXml(bytes: Uint8Array): string {
	const mark = MARKS.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
	const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
	const declared = DECLARATION.exec(head)?.[1]?.toLowerCase();
	const encoding = mark?.encoding ?? (declared?.startsWith('utf-16') ? 'utf-8' : (declared ?? 'utf-8'));
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		return refuse({
			rule: 'xml.encoding',
			field: 'file',
			message:
				error instanceof RangeError
					? `The XML is written in '${encoding}', which is no encoding that is known here.`
					: `The XML says that it is ${encoding.toUpperCase()}, and it is not.`,
			fix: 'Ask the sender for the file in UTF-8, as it was sent to the tax office or to other customers.',
		});
	}
}

import { isUtf8 } from 'node:buffer';

const WINDOWS_1252 = new TextDecoder('windows-1252');
/** What a byte means that is no part of UTF-8. */
const WESTERN = Array.from({ length: 256 }, (_, byte) => WINDOWS_1252.decode(Uint8Array.of(byte)));

/** Bytes of the first character, which is `<`, where the text is UTF-16. */
const WIDE: ReadonlyArray<{ readonly starts: readonly number[]; readonly encoding: string }> = [
	{ starts: [0xff, 0xfe], encoding: 'utf-16le' },
	{ starts: [0xfe, 0xff], encoding: 'utf-16be' },
	{ starts: [0x3c, 0x00], encoding: 'utf-16le' },
	{ starts: [0x00, 0x3c], encoding: 'utf-16be' },
];

/**
 * Bytes of a bank file as text, chunk by chunk. What the file says of its encoding is not believed, since some banks
 * say one and write another: what is UTF-8 is read as UTF-8, and each byte that cannot be is a letter of Windows-1252.
 * So the outcome does not depend on how the file is cut into chunks.
 */
export class ByteDecoder {
	private rest: Buffer = Buffer.alloc(0);
	private wide: TextDecoder | null | undefined;

	decode(chunk: Uint8Array): string {
		const bytes = this.rest.length === 0 ? asBuffer(chunk) : Buffer.concat([this.rest, chunk]);
		this.rest = Buffer.alloc(0);
		if (this.wide === undefined) {
			if (bytes.length < 2) return this.keep(bytes, 0);
			this.wide = findWide(bytes);
		}
		if (this.wide) return this.wide.decode(bytes, { stream: true });
		const end = bytes.length - unfinished(bytes);
		const text = decodeMixed(bytes.subarray(0, end));
		this.keep(bytes, end);
		return text;
	}

	end(): string {
		const rest = decodeMixed(this.rest);
		this.rest = Buffer.alloc(0);
		return this.wide ? this.wide.decode() : rest;
	}

	private keep(bytes: Buffer, from: number): string {
		// A copy: the chunk may be written over by the next one.
		this.rest = Buffer.from(bytes.subarray(from));
		return '';
	}
}

function asBuffer(chunk: Uint8Array): Buffer {
	return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function findWide(bytes: Buffer): TextDecoder | null {
	const found = WIDE.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
	return found ? new TextDecoder(found.encoding, { ignoreBOM: true }) : null;
}

/** Bytes at the end that may be the beginning of a character. */
function unfinished(bytes: Buffer): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
		const byte = bytes[bytes.length - back] as number;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
	}
	return 0;
}

function lengthOf(lead: number): number {
	return lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

function decodeMixed(bytes: Buffer): string {
	if (isUtf8(bytes)) return bytes.toString('utf8');
	let text = '';
	let start = 0;
	for (let at = 0; at < bytes.length;) {
		const length = lengthOf(bytes[at] as number);
		if (
			length === 1 ||
			(length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))
		) {
			at += length;
			continue;
		}
		text += bytes.toString('utf8', start, at) + WESTERN[bytes[at] as number];
		at += 1;
		start = at;
	}
	return text + bytes.toString('utf8', start);
}

import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { refuse } from '../../domain/refusal';

export const ZIP_LIMITS = {
	files: 500,
	/** Bytes of all files together, unpacked. */
	bytes: 2 * 1024 * 1024 * 1024,
} as const;
/** A packed chunk may unpack to a thousand times its size, so it is taken in pieces. */
const PIECE = 8 * 1024;

/** A piece of a file of the zip; `last` ends the file. */
export interface UnzippedPiece {
	readonly file: number;
	readonly bytes: Uint8Array;
	readonly last: boolean;
}

/** True for the first bytes of a zip. */
export function isZip(start: Uint8Array): boolean {
	return [0x50, 0x4b, 0x03, 0x04].every((byte, index) => start[index] === byte);
}

/**
 * Unpacks a zip as it comes: the files one after the other, in pieces. Names are not looked at, but for folders; nothing
 * is written anywhere.
 *
 * @throws Refusal `zip.tooLarge`, `zip.malformed`
 */
export async function* unzip(
	source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	limits: { readonly files: number; readonly bytes: number } = ZIP_LIMITS,
): AsyncGenerator<UnzippedPiece, void, undefined> {
	const ready: UnzippedPiece[] = [];
	let files = 0;
	let bytes = 0;
	let open = 0;
	const unpack = new Unzip((file: UnzipFile) => {
		files += 1;
		if (files > limits.files) refuseZip('zip.tooLarge', `holds more than ${limits.files} files`);
		if (file.name.endsWith('/')) return;
		const number = files;
		open += 1;
		file.ondata = (error, chunk, last) => {
			if (error) refuseZip('zip.malformed', `cannot be unpacked: ${error.message}`);
			bytes += chunk.length;
			if (bytes > limits.bytes) refuseZip('zip.tooLarge', `unpacks to more than ${limits.bytes} bytes`);
			ready.push({ file: number, bytes: chunk, last });
			if (last) open -= 1;
		};
		file.start();
	});
	unpack.register(UnzipInflate);
	for await (const chunk of source) {
		for (let at = 0; at < chunk.length; at += PIECE) {
			push(unpack, chunk.subarray(at, at + PIECE));
			yield* ready.splice(0);
		}
	}
	push(unpack, new Uint8Array(), true);
	yield* ready.splice(0);
	if (open > 0) refuseZip('zip.malformed', 'ends in the middle of a file');
	if (files === 0) refuseZip('zip.malformed', 'holds no file');
}

function push(unpack: Unzip, chunk: Uint8Array, last = false): void {
	try {
		unpack.push(chunk, last);
	} catch (error) {
		if (error instanceof Error && 'rule' in error) throw error;
		refuseZip('zip.malformed', `cannot be unpacked: ${(error as Error).message ?? String(error)}`);
	}
}

function refuseZip(rule: string, why: string): never {
	return refuse({
		rule,
		field: 'file',
		message: `The zip ${why}.`,
		fix: 'Unpack it yourself and give the XML files one by one.',
	});
}

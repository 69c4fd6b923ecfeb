import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { ZipEntry } from './listZipEntries';

const inflate = promisify(inflateRaw);
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one file of a ZIP, off the main thread, and stops at `largest` bytes, whatever the ZIP says of its size.
 *
 * @throws RangeError
 */
export async function unpack({ method, packed, crc }: ZipEntry, largest: number): Promise<Uint8Array> {
	const bytes = await unpacked(method, packed, largest);
	if (crc32(bytes) !== crc) throw new RangeError('A file of the ZIP is damaged.');
	return bytes;
}

async function unpacked(method: number, packed: Uint8Array, largest: number): Promise<Uint8Array> {
	if (method !== STORED && method !== DEFLATED) throw new RangeError('The ZIP is packed in an unknown way.');
	if (method === STORED) {
		if (packed.length > largest) throw new RangeError('A file of the ZIP is too large.');
		return packed;
	}
	try {
		return await inflate(packed, { maxOutputLength: largest });
	} catch {
		throw new RangeError('A file of the ZIP is damaged, or too large.');
	}
}

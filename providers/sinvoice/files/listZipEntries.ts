/** One file of a ZIP, still packed. */
export interface ZipEntry {
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	readonly crc: number;
	readonly packed: Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 64;

/**
 * Lists the files of a ZIP by its central directory, and unpacks nothing: what is unpacked, and how far, is decided by
 * who reads it. Sizes that the ZIP states of unpacked files are not believed.
 *
 * @throws RangeError for what is no ZIP, is cut off, is encrypted or holds too many files
 */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] {
	try {
		return readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	} catch (error) {
		// A place outside of the file; the words of the buffer would mean nothing to a reader.
		if ((error as { code?: unknown }).code !== 'ERR_OUT_OF_RANGE') throw error;
		throw new RangeError('The directory of the ZIP is broken.');
	}
}

function readDirectory(zip: Buffer): ZipEntry[] {
	const end = findEnd(zip);
	const count = zip.readUInt16LE(end + 10);
	if (count > MOST_ENTRIES) throw new RangeError('The ZIP holds too many files.');
	let place = zip.readUInt32LE(end + 16);
	return Array.from({ length: count }, () => {
		const { entry, next } = readEntry(zip, place);
		place = next;
		return entry;
	});
}

function findEnd(zip: Buffer): number {
	const lowest = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
	for (let place = zip.length - END_LENGTH; place >= lowest; place -= 1)
		if (zip.readUInt32LE(place) === END) return place;
	throw new RangeError('It is no ZIP, or it is cut off.');
}

function readEntry(zip: Buffer, place: number): { readonly entry: ZipEntry; readonly next: number } {
	if (zip.readUInt32LE(place) !== CENTRAL) throw new RangeError('The directory of the ZIP is broken.');
	if ((zip.readUInt16LE(place + 8) & 1) === 1) throw new RangeError('The ZIP is encrypted.');
	const packedSize = zip.readUInt32LE(place + 20);
	const nameLength = zip.readUInt16LE(place + 28);
	const more = zip.readUInt16LE(place + 30) + zip.readUInt16LE(place + 32);
	const local = zip.readUInt32LE(place + 42);
	if (zip.readUInt32LE(local) !== LOCAL) throw new RangeError('A file of the ZIP is not where it should be.');
	const start = local + LOCAL_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
	if (start + packedSize > zip.length) throw new RangeError('The ZIP is cut off.');
	return {
		entry: {
			name: zip.toString('utf8', place + CENTRAL_LENGTH, place + CENTRAL_LENGTH + nameLength),
			method: zip.readUInt16LE(place + 10),
			crc: zip.readUInt32LE(place + 16),
			packed: zip.subarray(start, start + packedSize),
		},
		next: place + CENTRAL_LENGTH + nameLength + more,
	};
}

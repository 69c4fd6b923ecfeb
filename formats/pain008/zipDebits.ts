import { Zip, ZipDeflate } from 'fflate';

/** Zip keeps local times without a zone: any other day would be other bytes elsewhere. */
const FIXED_DAY = new Date(1980, 0, 1);

/**
 * The XML in a zip, as many bank portals take it: chunks in, chunks out, the same bytes for the same file.
 *
 * @param name of the file inside, a plain name
 */
export async function* zipDebits(
	name: string,
	chunks: AsyncIterable<string>,
): AsyncGenerator<Uint8Array, void, undefined> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	const file = new ZipDeflate(name, { level: 6 });
	file.mtime = FIXED_DAY;
	zip.add(file);
	const encoder = new TextEncoder();
	for await (const chunk of chunks) {
		file.push(encoder.encode(chunk));
		yield* ready.splice(0);
	}
	file.push(new Uint8Array(), true);
	zip.end();
	yield* ready;
}

import { z } from 'zod/v4';
import { text } from './members';

const file = z.object({ fileToBytes: text, fileName: text });
const BASE64 = /^[A-Za-z0-9+/\r\n]+={0,2}\s*$/;

/** The file of an answer; `bytes` is undefined where it is not made yet. */
export function readFile(body: unknown): { readonly bytes: Uint8Array | undefined; readonly name: string } {
	const read = file.safeParse(body);
	const encoded = read.data?.fileToBytes ?? null;
	const bytes = encoded !== null && BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : undefined;
	return { bytes: bytes && bytes.length > 0 ? bytes : undefined, name: read.data?.fileName ?? '' };
}

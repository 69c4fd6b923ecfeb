import { createHash } from 'node:crypto';

/** SHA-256 of the parts, each with its length, so that no two lists of parts give the same hash by chance of joining. */
export function hashCredential(parts: readonly string[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part};`);
	return hash.digest('hex');
}

import { createHash } from 'node:crypto';

/** Names that this package makes of its own documents. */
const NAMESPACE = Buffer.from('6f2b1f0e5c0d4e6a9a3b7d1c2e4f8a90', 'hex');

/**
 * Key of an e-invoice at its provider: a UUID of version 5 (RFC 9562), made of the document and its part. It comes out the
 * same each time, so that a ledger that was restored from a backup finds what it had issued, and does not issue it again.
 */
export function memberKey(documentId: string, part: string): string {
	const digest = createHash('sha1').update(NAMESPACE).update(`${documentId}|${part}`).digest();
	const bytes = digest.subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

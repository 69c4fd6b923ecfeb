import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonicalJson';

/** SHA-256 in hexadecimal of a value's canonical JSON. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

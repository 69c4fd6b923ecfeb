import { hash } from 'node:crypto';
import { canonicalJson } from '../domain/canonicalJson';

/** SHA-256 in hexadecimal of a value's canonical JSON. */
export function hashOf(value: unknown): string {
	return hashText(canonicalJson(value));
}

/** SHA-256 in hexadecimal of a text in UTF-8. */
export function hashText(text: string): string {
	return hash('sha256', text, 'hex');
}

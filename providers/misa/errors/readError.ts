import type { ProviderError } from '../../eInvoiceProvider';
import { findErrorRule } from './findErrorRule';

/** Longest part of a message of MISA that is passed on. */
const LONGEST = 500;

/** MISA's code and words, and the fix of the table. */
export function readError(code: string, description: string | null): ProviderError {
	const { fix, retryable } = findErrorRule(code);
	const message = description === null || description.trim() === '' ? `MISA answered ${code}` : description;
	return { code, message: message.slice(0, LONGEST), fix, retryable };
}

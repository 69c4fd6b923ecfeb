import type { RefusalDetails } from '../refusal';
import type { SemanticInvoice } from './semanticInvoice';

/** Something that an invoice lacks or gets wrong, told so that a person can mend it. */
export interface Finding extends Pick<RefusalDetails, 'rule' | 'message' | 'fix'> {
	/** Rule of EN 16931 (BR-…), of the French reform (BR-FR-…), or of XML. */
	readonly rule: string;
	/** Business term or group of EN 16931. */
	readonly term: string;
	/** Path of the field in the words of documents and masters, e.g. `lines[2].taxRate`. */
	readonly field: string;
}

export type Problem = Omit<Finding, 'rule' | 'term'>;

/** A rule as data: where it is from, what it is about, and what it finds. */
export interface InvoiceRule {
	readonly rule: string;
	readonly term: string;
	readonly find: (invoice: SemanticInvoice) => readonly Problem[];
}

/** A problem where something does not hold. */
export const unless = (holds: boolean, field: string, message: string, fix: string): Problem[] =>
	holds ? [] : [{ field, message, fix }];

/** Text that says something. */
export const says = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Path of a line: positions count from 1, paths from 0. */
export const linePath = (id: string, field: string): string => `lines[${Number(id) - 1}].${field}`;

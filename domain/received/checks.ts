import type { CalendarDate } from '../dates/calendarDate';
import type { ReceivedInvoice } from './receivedInvoice';

export type CheckName =
	| 'sum'
	| 'lines'
	| 'taxes'
	| 'due'
	| 'number'
	| 'seller'
	| 'sellerKnown'
	| 'currency'
	| 'iban'
	| 'sellerTaxId'
	| 'buyerTaxId'
	| 'issueDate'
	| 'dueDate'
	| 'direction'
	| 'confidence';

export interface Check {
	readonly name: CheckName;
	/** Null: there is nothing to check. */
	readonly passed: boolean | null;
	/** In words, where it failed. */
	readonly message?: string;
	/** Fields that it speaks of. */
	readonly fields: readonly string[];
}

export interface CheckContext {
	/** Tax ids and company numbers of our companies; without any, the direction is not looked for. */
	readonly ownIds: readonly string[];
	/** Tax ids, company numbers and names of suppliers that are known; undefined where nobody asks. */
	readonly knownSellers?: readonly string[];
	/** Undefined where there is no clock. */
	readonly today?: CalendarDate;
}

export type CheckRule = (invoice: ReceivedInvoice, context: CheckContext) => Omit<Check, 'name'>;

export const passed = (...fields: readonly string[]) => ({ passed: true, fields }) as const;
export const nothing = (...fields: readonly string[]) => ({ passed: null, fields }) as const;
export const failed = (message: string, ...fields: readonly string[]) =>
	({ passed: false, message, fields }) as const;

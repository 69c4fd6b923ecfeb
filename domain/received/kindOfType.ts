import type { ReceivedKind } from './receivedInvoice';

/** Credit notes among the types of UNTDID 1001, as EN 16931 sorts them. All others of its list are invoices. */
const CREDIT_NOTES: ReadonlySet<string> = new Set([
	...['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532'],
]);

export function kindOfType(typeCode: string): ReceivedKind {
	return CREDIT_NOTES.has(typeCode) ? 'creditNote' : 'invoice';
}

import type { ReceivedKind } from './receivedInvoice';

/**
 * Credit notes among the types of UNTDID 1001, as EN 16931 sorts them, with those that French invoices may bear since then
 * (BR-FR-CO-05: 502 self-billed and factored, 503 of a deposit). All others of its list are invoices.
 */
const CREDIT_NOTES: ReadonlySet<string> = new Set([
	...['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532'],
]);

export function kindOfType(typeCode: string): ReceivedKind {
	return CREDIT_NOTES.has(typeCode) ? 'creditNote' : 'invoice';
}

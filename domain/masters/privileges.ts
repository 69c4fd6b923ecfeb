/**
 * What only an actor with an explicit right may do (privilège explicite). Every use leaves an audit entry with actor
 * and reason.
 */
export const PRIVILEGES = [
	'forceNumber',
	'unlockDocument',
	'deleteDocument',
	'cancelInvoice',
	'approve',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

export const PRIVILEGE_TITLES: Readonly<Record<Privilege, string>> = {
	forceNumber: 'Force Numbers',
	unlockDocument: 'Unlock Documents',
	deleteDocument: 'Delete Numbered Documents',
	cancelInvoice: 'Cancel Invoices in Place',
	approve: 'Approve Documents of Others',
};

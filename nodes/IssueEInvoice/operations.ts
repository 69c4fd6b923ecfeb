import type { OperationTable } from '../shared/operation';
import { ACCOUNTS } from './accounts';
import { E_INVOICES } from './eInvoices';
import { PORTAL_DRAFTS } from './portalDrafts';

export const OPERATIONS: OperationTable = {
	eInvoice: E_INVOICES,
	portalDraft: PORTAL_DRAFTS,
	account: ACCOUNTS,
};

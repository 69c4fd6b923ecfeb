import type { OperationTable } from '../shared/operation';
import { BANK_FILE_OPERATIONS } from './bankFiles';
import { BATCH_OPERATIONS, DEBIT_OPERATIONS } from './batches';
import { INVOICE_OPERATIONS } from './invoices';
import { MANDATE_OPERATIONS } from './mandates';

export const OPERATIONS: OperationTable = {
	bankFile: BANK_FILE_OPERATIONS,
	batch: BATCH_OPERATIONS,
	debit: DEBIT_OPERATIONS,
	invoice: INVOICE_OPERATIONS,
	mandate: MANDATE_OPERATIONS,
};

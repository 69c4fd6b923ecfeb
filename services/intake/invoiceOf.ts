import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import type { IntakeRecord } from '../../ledger/port';

/** What an intake says: as a person corrected it, else as it was read. */
export const invoiceOf = ({
	asRead,
	corrected,
}: Pick<IntakeRecord, 'asRead' | 'corrected'>): ReceivedInvoice => corrected ?? asRead;

import type { LedgerTx } from '../../ledger/port';
import { getDocument } from './resolve';
import { showDocuments } from './showDocuments';

interface ById {
	readonly id: string;
}

/** What every use case on one saved document shares: worked off by id, scoped by its company, shown as documents. */
export const onDocument = {
	order: ({ id }: ById): string => id,
	scope: async (tx: LedgerTx, { id }: ById): Promise<string> => (await getDocument(tx, id)).companyId,
	show: showDocuments,
};

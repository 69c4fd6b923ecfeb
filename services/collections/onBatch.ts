import { refuse } from '../../domain/refusal';
import type { LedgerTx, Reading, StoredBatch, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertMayWrite } from '../parts/rights';
import { showBatches } from './batchView';

interface ByBatch {
	readonly id: string;
}

/** What every use case on one batch shares: worked off by id, scoped by its company, shown as batches. */
export const onBatch = {
	order: ({ id }: ByBatch): string => id,
	scope: async (tx: LedgerTx, { id }: ByBatch): Promise<string> => (await getBatch(tx, id)).companyId,
	show: showBatches,
};

/** @throws Refusal `batch.unknown` */
export async function getBatch({ debits }: Pick<Reading, 'debits'>, id: string): Promise<StoredBatch> {
	return (await debits.batch(id)) ?? unknownBatch(id);
}

/** A batch with its debits; their invoices are locked, so that two executions work on it one after the other. */
export async function openBatch(
	tx: LedgerTx,
	id: string,
	context: WorkContext,
): Promise<{ readonly batch: StoredBatch; readonly debits: readonly StoredDebit[] }> {
	const { companyId } = await getBatch(tx, id);
	await assertMayWrite(tx, companyId, 'invoice', context);
	const found = await tx.debits.ofBatch(id);
	await tx.documents.lock([...new Set(found.map(({ documentId }) => documentId))]);
	return { batch: await getBatch(tx, id), debits: await tx.debits.ofBatch(id) };
}

function unknownBatch(id: string): never {
	return refuse({
		rule: 'batch.unknown',
		field: 'id',
		message: `Batch ${id} does not exist in this ledger.`,
		fix: "Pass the 'id' of a batch, dbt_…, that Export gave, or choose it from the list.",
	});
}

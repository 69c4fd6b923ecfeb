import type { LedgerTx } from '../../ledger/port';
import type { Done } from '../useCase';
import type { RowView } from './rowView';

/** The `show` of imports of documents. */
export async function showFormer(tx: LedgerTx, { ids, reused }: Done): Promise<RowView[]> {
	const documents = await tx.documents.getMany(ids);
	return documents.map(({ id, number, buyer }) => ({
		id,
		code: number ?? '',
		name: buyer?.name ?? '',
		change: reused ? 'unchanged' : 'created',
	}));
}

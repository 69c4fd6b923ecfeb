import type { LedgerTx } from '../../../ledger/port';
import type { Books } from './books';

/** Takes back what a document has moved; where nothing stands, it moves something. */
export async function moveOrTakeBack(tx: LedgerTx, books: Books, documentId: string): Promise<void> {
	const { companyId, productId } = books;
	const standing = (await tx.stock.ofDocuments([documentId])).find(
		({ undoes, undoneBy }) => undoes === null && undoneBy === null,
	);
	await tx.stock.add([
		{
			companyId,
			documentId,
			productId,
			lineId: 'lin_1',
			unit: 'C62',
			operationCode: null,
			onDate: '2026-01-01',
			actor: 'a',
			kind: standing ? 'reversal' : 'delivery',
			quantity: standing ? '2.5' : '-2.5',
			undoes: standing?.id ?? null,
		},
	]);
}

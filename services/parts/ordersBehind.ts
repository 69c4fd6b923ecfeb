import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';

/** The orders of delivery notes: what a note does not bear itself (charges, a discount, deposits) stands there. */
export async function ordersBehind(
	tx: LedgerTx,
	notes: readonly BillingDocument[],
): Promise<BillingDocument[]> {
	const ids: string[] = [];
	for (const note of notes) ids.push(...(await tx.links.linesTo(note.id)).map((link) => link.fromDocumentId));
	return (await tx.documents.getMany(ids)).filter(
		({ kind }) => kind === 'salesOrder' && notes[0]?.kind === 'deliveryNote',
	);
}

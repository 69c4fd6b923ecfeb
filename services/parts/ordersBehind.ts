import type { Conversion } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import { creditNotesOf } from './creditNotesOf';

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

/** Documents that took of a source for the same purpose before. */
export async function earlierOf(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
): Promise<BillingDocument[]> {
	if (rule.flow === 'credit') return creditNotesOf(tx, source.id);
	const links = await tx.links.linesFrom(source.id);
	return tx.documents.getMany(
		links.filter(({ flow }) => rule.competing.includes(flow)).map((link) => link.toDocumentId),
	);
}

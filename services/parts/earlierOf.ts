import type { Conversion } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import { creditNotesOf } from './creditNotesOf';

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

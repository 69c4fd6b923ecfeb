import type { BillingDocument } from '../../domain/documents/document';
import { holdsQuantities } from '../../domain/documents/transitions';
import type { Reading } from '../../ledger/port';

/** Credit notes that count against an invoice; drafts do. */
export async function creditNotesOf(
	tx: Pick<Reading, 'links' | 'documents'>,
	invoiceId: string,
): Promise<BillingDocument[]> {
	const links = await tx.links.ofDocuments([invoiceId]);
	const ids = links
		.filter((link) => link.fromDocumentId === invoiceId && link.relation === 'creditOf')
		.map((link) => link.toDocumentId);
	return (await tx.documents.getMany(ids)).filter(({ state }) => holdsQuantities(state));
}

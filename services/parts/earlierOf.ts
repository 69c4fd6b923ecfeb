import type { Conversion } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import { creditNotesOf } from './creditNotesOf';

/** What happened to a source before. */
export interface Earlier {
	/** Documents that took of it for the same purpose. */
	readonly took: readonly BillingDocument[];
	/** Credit notes that gave something of that back, to be invoiced again. */
	readonly gaveBack: readonly BillingDocument[];
}

export async function earlierOf(tx: LedgerTx, source: BillingDocument, rule: Conversion): Promise<Earlier> {
	if (rule.flow === 'credit') return { took: await creditNotesOf(tx, source.id), gaveBack: [] };
	const links = await tx.links.linesFrom(source.id);
	const earlier = await tx.documents.getMany(
		links.filter(({ flow }) => rule.competing.includes(flow)).map((link) => link.toDocumentId),
	);
	const isBack = ({ kind }: BillingDocument) => kind === 'creditNote';
	return { took: earlier.filter((one) => !isBack(one)), gaveBack: earlier.filter(isBack) };
}

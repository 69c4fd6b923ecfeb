import type { BillingDocument } from '../../domain/documents/document';
import { refuse } from '../../domain/refusal';
import type { EInvoiceRecord, LedgerTx } from '../../ledger/port';
import { unknownDocument } from '../parts/resolve';

export interface LockedRecord {
	readonly record: EInvoiceRecord;
	readonly document: BillingDocument;
}

/** Locks the document of an e-invoice and those that it corrects, then reads it anew. */
export async function lockAround(tx: LedgerTx, id: string): Promise<LockedRecord> {
	const seen = await read(tx, id);
	const documentId = seen.documentId ?? unknownDocument(id);
	const locked = await tx.documents.lock([documentId, ...(await documentsBehind(tx, seen))]);
	const document = locked.find((one) => one.id === documentId) ?? unknownDocument(documentId);
	return { record: await read(tx, id), document };
}

/** The documents of the e-invoice that is corrected, and of the one that that corrects, and so on. */
export async function documentsBehind(
	tx: Pick<LedgerTx, 'eInvoices'>,
	{ corrects }: Pick<EInvoiceRecord, 'corrects'>,
): Promise<string[]> {
	const ids: string[] = [];
	let next = corrects;
	while (next !== null) {
		const [record] = await tx.eInvoices.getMany([next]);
		if (!record) break;
		if (record.documentId !== null) ids.push(record.documentId);
		next = record.corrects;
	}
	return ids;
}

async function read(tx: Pick<LedgerTx, 'eInvoices'>, id: string): Promise<EInvoiceRecord> {
	const [record] = await tx.eInvoices.getMany([id]);
	return (
		record ??
		refuse({
			rule: 'einvoice.unknownRecord',
			field: 'id',
			document: id,
			message: `E-invoice ${id} is not in the register of this ledger.`,
			fix: 'Choose a document that was issued from this ledger.',
		})
	);
}

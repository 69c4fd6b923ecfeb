import type { EInvoiceRecord, LedgerTx } from '../../ledger/port';
import type { Prepared, PreparedMember } from './prepareEInvoices';

export interface StoredMember extends PreparedMember {
	readonly record: EInvoiceRecord;
}

/** Stores the members of a set with their keys, before anything is sent. A set that is there stays as it is. */
export async function storeSet(tx: LedgerTx, { document, members }: Prepared): Promise<StoredMember[]> {
	const stored: StoredMember[] = [];
	for (const member of members) {
		const { invoice, place, rate, net, tax, gross } = member;
		const { correction } = document;
		const record =
			member.record ??
			(await tx.eInvoices.add({
				companyId: document.companyId,
				documentId: document.id,
				place,
				rate,
				key: invoice.key,
				state: 'prepared',
				currency: document.currency,
				net,
				tax,
				gross,
				...(correction ? { corrects: correction.originalId, method: correction.method } : {}),
				details: {},
			}));
		stored.push({ ...member, record });
	}
	return stored;
}

import type { BillingDocument } from '../../domain/documents/document';
import type { Reading } from '../../ledger/port';
import type { WantedDebit } from './examine';

/**
 * Batches that are built and hold just what is wanted: the same work came a second time, by a retry or by a second
 * execution.
 */
export async function findSameBatches(
	read: Pick<Reading, 'claims' | 'debits'>,
	wanted: readonly WantedDebit[],
	documents: readonly BillingDocument[],
): Promise<string[]> {
	const claims = (await read.claims.ofDocuments(documents.map(({ id }) => id))).filter(
		({ state, channel }) => state === 'claimed' && channel === 'sepa',
	);
	const holderOf = new Map(
		claims.map(({ documentId, instalment, holder }) => [`${documentId} ${instalment}`, holder]),
	);
	const holders = wanted.map(({ documentId, instalment }) => holderOf.get(`${documentId} ${instalment}`));
	if (holders.some((holder) => holder === undefined)) return [];
	const ids = [...new Set(holders.flatMap((holder) => holder ?? []))].sort();
	let count = 0;
	for (const id of ids) {
		const batch = await read.debits.batch(id);
		if (batch?.state !== 'built') return [];
		count += batch.count;
	}
	return count === wanted.length ? ids : [];
}

import type { BillingDocument } from '../../domain/documents/document';
import { openInstalments, type OpenInstalment } from '../../domain/payments/openInstalments';
import { pendingAmount } from '../../domain/payments/toPay';
import type { Claim, Reading } from '../../ledger/port';

export interface CollectableInstalment extends OpenInstalment {
	/** The collection that has it at the moment. */
	readonly claim?: Claim;
}

/** Instalments of invoices with what is open and to collect, read once for a whole page of documents. */
export async function readOpenInstalments(
	read: Pick<Reading, 'payments' | 'claims'>,
	documents: readonly BillingDocument[],
): Promise<(documentId: string) => readonly CollectableInstalment[]> {
	const ids = documents.map(({ id }) => id);
	const of = <T extends { readonly documentId: string }>(rows: readonly T[]) =>
		Map.groupBy(rows, ({ documentId }) => documentId);
	const matches = of(await read.payments.matchesOf(ids));
	const claims = of(await read.claims.ofDocuments(ids));
	const collections = of(await read.payments.collectionsOf(ids));
	const known = new Map(
		documents.map((document) => {
			const { id } = document;
			const own = claims.get(id) ?? [];
			const pending = pendingAmount(collections.get(id) ?? []);
			const instalments = openInstalments(document, matches.get(id) ?? [], own, pending);
			return [id, instalments.map((instalment) => withClaim(instalment, own))];
		}),
	);
	return (documentId) => known.get(documentId) ?? [];
}

function withClaim(instalment: OpenInstalment, claims: readonly Claim[]): CollectableInstalment {
	const claim = claims.find(
		({ state, instalment: position }) => state === 'claimed' && position === instalment.position,
	);
	return { ...instalment, ...(claim && { claim }) };
}

import type { BillingDocument } from '../../domain/documents/document';
import type { LinksAround } from './linksAround';

/** The orders of delivery notes: what a note does not bear itself (charges, a discount, deposits) stands there. */
export function ordersBehind(notes: readonly BillingDocument[], around: LinksAround): BillingDocument[] {
	if (notes[0]?.kind !== 'deliveryNote') return [];
	const ids = new Set(
		notes.flatMap(({ lines }) =>
			lines.flatMap(({ id }) => around.to(id).map(({ fromDocumentId }) => fromDocumentId)),
		),
	);
	return [...around.behind.values()].filter(({ id, kind }) => kind === 'salesOrder' && ids.has(id));
}

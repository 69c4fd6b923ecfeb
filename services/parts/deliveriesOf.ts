import { canonicalJson } from '../../domain/canonicalJson';
import type { BillingDocument, DeliveryReference, DocumentHeader } from '../../domain/documents/document';
import type { Reading } from '../../ledger/port';

/** The delivery notes that an invoice bills, as they are now. */
export async function deliveriesOf(
	tx: Pick<Reading, 'facts'>,
	notes: readonly BillingDocument[],
): Promise<DeliveryReference[]> {
	const facts = await tx.facts.ofDocuments(notes.map(({ id }) => id));
	const delivered = new Map(
		facts.filter(({ kind }) => kind === 'delivered').map(({ documentId, onDate }) => [documentId, onDate]),
	);
	return notes.map(({ id, number, issueDate, deliveryDate, customerReference, shipTo }) => ({
		documentId: id,
		number,
		issueDate,
		deliveredOn: delivered.get(id) ?? deliveryDate,
		customerReference,
		shipTo,
	}));
}

/**
 * What a summary invoice says once of all its deliveries: the last day of delivery, and the order number and the place
 * where they are the same; else each delivery has its own.
 */
export function headerOfDeliveries(
	deliveries: readonly DeliveryReference[],
): Pick<DocumentHeader, 'deliveries'> &
	Partial<Pick<DocumentHeader, 'deliveryDate' | 'customerReference' | 'shipTo'>> {
	const [first] = deliveries;
	if (!first) return {};
	if (deliveries.length === 1) return { deliveries };
	const isShared = (member: 'customerReference' | 'shipTo') =>
		new Set(deliveries.map((one) => canonicalJson(one[member]))).size === 1;
	const days = deliveries.flatMap(({ deliveredOn }) => deliveredOn ?? []).toSorted();
	return {
		deliveries,
		deliveryDate: days.at(-1) ?? null,
		...(isShared('customerReference') ? {} : { customerReference: null }),
		...(isShared('shipTo') ? {} : { shipTo: null }),
	};
}

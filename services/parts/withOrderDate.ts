import type { BillingDocument, DocumentHeader } from '../../domain/documents/document';

/** What comes from an order remembers its date: payment terms may count from it ("30 % à la commande"). */
export function withOrderDate(
	source: Pick<BillingDocument, 'kind' | 'issueDate'>,
	copied: Partial<DocumentHeader>,
): Pick<DocumentHeader, 'referenceDates'> {
	if (source.kind !== 'salesOrder') return {};
	return { referenceDates: { ...copied.referenceDates, orderDate: source.issueDate } };
}

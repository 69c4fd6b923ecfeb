import type { BillingDocument } from './document';

/** How people call a document: its number, else our reference, else its id. */
export function nameOf(document: Pick<BillingDocument, 'number' | 'internalReference' | 'id'>): string {
	return document.number ?? document.internalReference ?? document.id;
}

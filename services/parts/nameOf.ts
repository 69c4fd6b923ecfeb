import type { BillingDocument } from '../../domain/documents/document';

/** How people call a document: its number, else our reference, else its id. */
export function nameOf(document: BillingDocument): string {
	return document.number ?? document.internalReference ?? document.id;
}

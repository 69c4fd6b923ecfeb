import type { DocumentTotals } from '../documents/document';
import type { Instalment } from './paymentTerms';

/** The instalments of a document that are deposits (acomptes): each can give a deposit invoice. */
export function depositInstalments({ totals }: { readonly totals: DocumentTotals }): readonly Instalment[] {
	return (totals.instalments ?? []).filter((instalment) => instalment.type === 'deposit');
}

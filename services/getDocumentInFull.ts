import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';
import type { DocumentView } from './parts/documentView';
import { marginViewOf, type MarginView } from './parts/marginView';
import { customerOwes, todaysOf, type DebtView } from './parts/outstandingOf';
import { getDocument } from './parts/resolve';

export interface DocumentInFull extends DocumentView {
	/** What the customer owes beside this document, by currency; empty when nothing is. */
	readonly customerOwes: readonly DebtView[];
	readonly details: DocumentView['details'] & { readonly margin: MarginView | null };
}

/** One document with the key figures that a person wants beside it: the customer's debt, the margin. */
export async function getDocumentInFull(context: ServiceContext, reference: string): Promise<DocumentInFull> {
	const { read } = context.ledger;
	const view = await getDocumentView(context, reference);
	const document = await getDocument(read, view.id);
	const matches = await read.payments.matchesOf([view.id]);
	const open = document.totals.gross - matches.reduce((sum, match) => sum + match.amount, 0);
	const owned = { document, open: view.open > 0 ? open : 0, isOverdue: view.settlement === 'overdue' };
	const debts = await customerOwes(read, [owned], await todaysOf(read, context.now()));
	return {
		...view,
		customerOwes: debts.get(view.id) ?? [],
		details: { ...view.details, margin: marginViewOf(document) },
	};
}

import { sumMinor } from '../domain/money/minor';
import { dueBefore } from '../domain/terms/dueDates';
import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';
import { depositViews, type DepositView } from './parts/depositViews';
import type { DocumentView } from './parts/documentView';
import { lineProgress } from './parts/lineProgress';
import { marginViewOf, type MarginView } from './parts/marginView';
import { customerOwes, todaysOf, type DebtView } from './parts/outstandingOf';
import { getDocument } from './parts/resolve';

export interface DocumentInFull extends DocumentView {
	/** What the customer owes beside this document, by currency; empty when nothing is. */
	readonly customerOwes: readonly DebtView[];
	/** Deposit invoices of an order, or of the orders behind an invoice; missing on other documents. */
	readonly deposits?: readonly DepositView[];
	readonly details: DocumentView['details'] & { readonly margin: MarginView | null };
}

/** One document with the key figures that a person wants beside it: the customer's debt, the margin. */
export async function getDocumentInFull(context: ServiceContext, reference: string): Promise<DocumentInFull> {
	const { read } = context.ledger;
	const view = await getDocumentView(context, reference);
	const document = await getDocument(read, view.id);
	const matches = await read.payments.matchesOf([view.id]);
	const matched = sumMinor(matches.map((match) => match.amount));
	const todays = await todaysOf(read, context.now());
	const today = todays.get(view.companyId) ?? '';
	const { gross, instalments } = document.totals;
	const owned = {
		document,
		open: view.open > 0 ? gross - matched : 0,
		isOverdue: view.settlement === 'overdue',
		...(instalments ? { overdue: dueBefore(instalments, today) - matched } : {}),
	};
	const debts = await customerOwes(read, [owned], todays);
	const deposits = await depositViews(read, document);
	const progress = await lineProgress(read, document);
	const lines = view.details.lines.map((line) => {
		const own = progress?.get(line.id);
		return own ? { ...line, progress: own } : line;
	});
	return {
		...view,
		customerOwes: debts.get(view.id) ?? [],
		...(deposits ? { deposits } : {}),
		details: { ...view.details, lines, margin: marginViewOf(document) },
	};
}

import type { InvoiceContext, InvoicedDocument } from './source';
import type { PrecedingInvoice } from './semanticInvoice';

/**
 * Invoices that this one goes back to (BG-3), each once: what a credit note credits, what is corrected, and the deposit
 * invoices that the final one takes back, as lines or as a prepaid amount.
 */
export function precedingInvoices(
	{ lines, prepayments = [] }: Pick<InvoicedDocument, 'lines' | 'prepayments'>,
	{ parents = [], corrects }: InvoiceContext,
): PrecedingInvoice[] {
	const credited = parents.filter(({ kind, relation }) => kind === 'invoice' && relation === 'creditOf');
	const takenBack = lines.flatMap(({ deposit }) => deposit ?? []);
	const named = corrects === undefined ? [...credited, ...takenBack, ...prepayments] : [corrects];
	const byNumber = new Map(
		named.flatMap(({ number, issueDate }) =>
			number === null ? [] : [[number, { number, issueDate }] as const],
		),
	);
	return [...byNumber.values()];
}

/** The one order of ours that is invoiced (BT-14). */
export function salesOrderOf({ parents = [] }: InvoiceContext): string | undefined {
	const orders = new Set(parents.filter(({ kind }) => kind === 'salesOrder').map(({ number }) => number));
	return orders.size === 1 ? [...orders][0] : undefined;
}

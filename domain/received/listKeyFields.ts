import type { Field, ReceivedInvoice } from './receivedInvoice';

export interface NamedField {
	readonly name: string;
	readonly field: Field<string> | undefined;
}

/** The fields that decide what an invoice is: a wrong one costs money. */
export function listKeyFields({
	number,
	series,
	issueDate,
	dueDate,
	currency,
	seller,
	kind,
	totals,
}: ReceivedInvoice): NamedField[] {
	return [
		{ name: 'kind', field: kind },
		{ name: 'number', field: number },
		{ name: 'series', field: series },
		{ name: 'issueDate', field: issueDate },
		{ name: 'dueDate', field: dueDate },
		{ name: 'currency', field: currency },
		{ name: 'seller.name', field: seller.name },
		{ name: 'seller.taxId', field: seller.taxId },
		{ name: 'seller.iban', field: seller.iban },
		{ name: 'totals.net', field: totals.net },
		{ name: 'totals.tax', field: totals.tax },
		{ name: 'totals.gross', field: totals.gross },
	];
}

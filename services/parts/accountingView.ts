import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { minorToNumber, type Minor } from '../../domain/money/minor';
import { accountingTotals } from './accountingTotals';

/** Totals in the currency of the books (BT-6, BT-111), as JSON numbers. */
export interface AccountingView {
	readonly currency: string;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

/** Empty where the document is in the currency of the books, or where nobody gave its exchange rate. */
export function accountingOf(
	document: BillingDocument,
	company: Master<'company'>,
): { readonly accounting?: AccountingView } {
	const totals = accountingTotals(document, company);
	if (totals === undefined) return {};
	const { currency, net, tax, gross } = totals;
	const money = (amount: Minor) => minorToNumber(amount, currency);
	return { accounting: { currency, net: money(net), tax: money(tax), gross: money(gross) } };
}

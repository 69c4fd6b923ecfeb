import { inAccountingCurrency } from '../../domain/amounts/inAccountingCurrency';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { minorToNumber } from '../../domain/money/minor';

/** Totals in the currency of the books (BT-6, BT-111), as JSON numbers. */
export interface AccountingView {
	readonly currency: string;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

/** Empty where the document is in the currency of the books, or where nobody gave its exchange rate. */
export function accountingOf(
	{ totals, currency, exchangeRate }: BillingDocument,
	{ content }: Master<'company'>,
): { readonly accounting?: AccountingView } {
	if (exchangeRate === undefined) return {};
	const { net, tax, gross } = inAccountingCurrency(totals, currency, content.currency, exchangeRate);
	const money = (amount: number) => minorToNumber(amount, content.currency);
	return {
		accounting: { currency: content.currency, net: money(net), tax: money(tax), gross: money(gross) },
	};
}

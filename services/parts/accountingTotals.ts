import { inAccountingCurrency, type AccountingTotals } from '../../domain/amounts/inAccountingCurrency';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';

/** Totals in the currency of the books, which an invoice in another one must show; undefined where it is the same. */
export function accountingTotals(
	{ totals, currency, exchangeRate }: BillingDocument,
	{ content }: Master<'company'>,
): AccountingTotals | undefined {
	if (exchangeRate === undefined || currency === content.currency) return undefined;
	return inAccountingCurrency(totals, currency, content.currency, exchangeRate);
}

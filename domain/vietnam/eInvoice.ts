import type { CalendarDate, Instant } from '../dates/calendarDate';
import type { CorrectionMethod } from './correction';
import type { AmountRow, EInvoiceAmounts } from './eInvoiceAmounts';
import type { InvoiceSeries } from './series';

/** How the invoice is paid (hình thức thanh toán), free of any provider's codes. */
export const PAYMENT_METHODS = ['cash', 'transfer', 'cashOrTransfer', 'offset', 'card', 'other'] as const;
export type EInvoicePaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A template of the provider with the series that was registered for it. */
export interface EInvoiceTemplate {
	/** As the provider's calls name it: `1/001` at S-Invoice, a GUID at MISA. */
	readonly templateCode: string;
	readonly series: InvoiceSeries;
}

/** A row as it is printed; its amounts are those of `AmountRow`. */
export interface EInvoiceRow extends AmountRow {
	readonly itemCode?: string | undefined;
	readonly name: string;
	readonly unitName?: string | undefined;
	/** Percent of the discount where the row has a rate for it; the amount decides. */
	readonly discountPercent?: string | undefined;
	/** On an adjustment of money: does the row add or take off? Amounts of rows that take off are negative. */
	readonly increases?: boolean | undefined;
}

export interface EInvoiceBuyer {
	/** Company (tên đơn vị). */
	readonly legalName?: string | undefined;
	/** Person (họ tên người mua); the words of the law for a consumer without data. */
	readonly personName?: string | undefined;
	readonly taxCode?: string | undefined;
	readonly address?: string | undefined;
	readonly personalId?: string | undefined;
	readonly code?: string | undefined;
	readonly phone?: string | undefined;
	readonly email?: string | undefined;
	readonly bankAccount?: string | undefined;
	readonly bankName?: string | undefined;
	/** False for a buyer without data: the provider sends the invoice to nobody. */
	readonly takesInvoice: boolean;
}

/** The issued invoice that a replacement or an adjustment corrects. */
export interface EInvoiceCorrection {
	readonly method: CorrectionMethod;
	/** Money and goods, or words alone; a replacement is always of both. */
	readonly scope: 'money' | 'information';
	readonly original: {
		/** As the provider wrote it. */
		readonly number: string;
		readonly templateCode: string;
		readonly series: InvoiceSeries;
		readonly issueDate: CalendarDate;
		/** At which moment the provider issued it, where it needs that. */
		readonly issuedAt?: Instant | undefined;
		readonly providerKey?: string | undefined;
	};
	/** Why (lý do). */
	readonly reason: string;
	/** The sentence that the law wants on the new invoice. */
	readonly sentence: string;
	readonly agreement: { readonly reference: string; readonly date: CalendarDate } | null;
}

/**
 * One invoice as it goes to a provider: checked figures, words that are ready to print, no code of any provider. It is
 * what an intent covers with its hash.
 */
export interface EInvoice extends Omit<EInvoiceAmounts, 'rows'> {
	/** Our own key at the provider: a UUID, the same for every attempt. */
	readonly key: string;
	readonly template: EInvoiceTemplate;
	readonly issueDate: CalendarDate;
	/** The moment of issue on that day, whole seconds. */
	readonly issuedAt: Instant;
	/** Đồng for one unit of the currency; null in đồng. */
	readonly exchangeRate: string | null;
	readonly paymentMethod: EInvoicePaymentMethod;
	/** The buyer has paid already. */
	readonly paid: boolean;
	readonly buyer: EInvoiceBuyer;
	readonly rows: readonly EInvoiceRow[];
	/** Gross in words (số tiền bằng chữ). */
	readonly amountInWords: string;
	/** Printed note of the document. */
	readonly note?: string | undefined;
	readonly correction: EInvoiceCorrection | null;
}

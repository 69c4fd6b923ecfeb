import type { Decimal } from '../money/decimal';
import type { VatCode } from './vatRates';

/**
 * `goods` goods and services; `discount` a line of trade discount, which is taken off; `note` words alone. The official
 * format adds promotion lines, which are goods of price 0 here.
 */
export type AmountRowKind = 'goods' | 'discount' | 'note';

/** Amounts in major units, with no more decimals than the currency has; unit price and quantity may have more. */
export interface AmountRow {
	readonly kind: AmountRowKind;
	readonly quantity: Decimal;
	/** Without VAT, before any discount. */
	readonly unitPrice: Decimal;
	/** Quantity × unit price, before any discount (thành tiền). */
	readonly amount: Decimal;
	/** Taken off the amount (tiền chiết khấu). */
	readonly discount: Decimal;
	/** Null on notes, and on invoices of a form without VAT. */
	readonly code: VatCode | null;
	readonly tax: Decimal;
}

export interface RateSum {
	readonly code: VatCode;
	/** After discounts. */
	readonly base: Decimal;
	readonly tax: Decimal;
}

/** The figures of an e-invoice, free of any provider, as they are checked before it is sent. */
export interface EInvoiceAmounts {
	readonly currency: string;
	readonly rows: readonly AmountRow[];
	/** One for each rate; none on a form without VAT. */
	readonly rates: readonly RateSum[];
	readonly totals: {
		/** Of the rows, before discounts. */
		readonly amount: Decimal;
		readonly discount: Decimal;
		readonly net: Decimal;
		readonly tax: Decimal;
		readonly gross: Decimal;
	};
}

import type { CalendarDate } from '../dates/calendarDate';
import type { TaxCategory } from '../tax/taxCategories';
import type { Decimal } from '../money/decimal';

/**
 * VAT of a line as Vietnamese e-invoices name it, free of any provider: a rate in percent; `KCT`, not subject to VAT
 * (không chịu thuế); `KKKNT`, neither declared nor paid (không kê khai, tính nộp thuế); `KHAC:x`, another rate. The
 * number codes of the providers contradict each other, so that none of them is used here.
 */
export type VatCode = '0' | '5' | '8' | '10' | 'KCT' | 'KKKNT' | `KHAC:${string}`;

/** What a line bears: our category and rate, and the code that e-invoices give it. */
export interface VatRate {
	readonly code: VatCode;
	readonly taxCategory: TaxCategory;
	/** Percent. */
	readonly taxRate: Decimal;
}

/** The rates that have a name of their own. Source: official XML format (QĐ 1450), `TSuat`. */
export const NAMED_RATES: readonly VatRate[] = [
	{ code: '0', taxCategory: 'Z', taxRate: '0' },
	{ code: '5', taxCategory: 'S', taxRate: '5' },
	{ code: '8', taxCategory: 'S', taxRate: '8' },
	{ code: '10', taxCategory: 'S', taxRate: '10' },
	{ code: 'KCT', taxCategory: 'E', taxRate: '0' },
	{ code: 'KKKNT', taxCategory: 'O', taxRate: '0' },
];

/** A time in which the law lowers a rate. */
export interface RateReduction {
	readonly regular: '10';
	readonly reduced: '8';
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	/** The acts, as a refusal names them. */
	readonly law: string;
}

/**
 * The reduction of VAT to 8 %. A prolongation is a row more. Earlier reductions have no row: an invoice is never dated
 * back there, and a correction keeps the rate of its original.
 */
export const RATE_REDUCTIONS: readonly RateReduction[] = [
	{
		regular: '10',
		reduced: '8',
		from: '2025-07-01',
		until: '2026-12-31',
		law: 'Resolution 204/2025/QH15 and Decree 174/2025/NĐ-CP',
	},
];

/**
 * Groups of goods and services that the reduction leaves at 10 % (hàng hóa, dịch vụ không được giảm thuế). The law names
 * them by product code in its annexes, which are not here: which group a product is in, its owner says.
 */
export const EXCLUDED_GROUPS = {
	telecommunications: 'telecommunications (viễn thông)',
	finance: 'finance, banking, securities and insurance (tài chính, ngân hàng, chứng khoán, bảo hiểm)',
	realEstate: 'real estate (kinh doanh bất động sản)',
	metals: 'metals and metal products (sản phẩm kim loại)',
	mining: 'mining products (sản phẩm khai khoáng)',
	excise: 'goods and services under excise tax (chịu thuế tiêu thụ đặc biệt)',
} as const;
export type ExcludedGroup = keyof typeof EXCLUDED_GROUPS;

/** Form and series of Vietnamese invoices: what each sign says. Source: Circular 91/2026/TT-BTC, appendix I. */

/** Forms (mẫu số) by their digit; `hasVat` where lines show a rate and a tax. */
export const INVOICE_FORMS = {
	1: { name: 'VAT invoice (hóa đơn giá trị gia tăng)', hasVat: true },
	2: { name: 'sales invoice (hóa đơn bán hàng)', hasVat: false },
	3: { name: 'sale of public assets (hóa đơn bán tài sản công)', hasVat: false },
	4: { name: 'sale of national reserves (hóa đơn bán hàng dự trữ quốc gia)', hasVat: false },
	5: { name: 'stamps, tickets, cards and receipts (tem, vé, thẻ, phiếu thu)', hasVat: true },
	6: { name: 'delivery note (phiếu xuất kho)', hasVat: false },
	7: { name: 'electronic commercial invoice (hóa đơn thương mại điện tử)', hasVat: false },
	8: { name: 'VAT invoice with a fee receipt (hóa đơn GTGT tích hợp biên lai)', hasVat: true },
	9: { name: 'sales invoice with a fee receipt (hóa đơn bán hàng tích hợp biên lai)', hasVat: false },
} as const;
export type InvoiceForm = `${keyof typeof INVOICE_FORMS}`;

/** Letters in the middle of a series, and what they say of its invoices. */
export const SERIES_LETTERS = {
	T: 'ordinary',
	D: 'public assets, national reserves and other special invoices',
	L: 'issued by the tax office, sale by sale',
	M: 'cash register (máy tính tiền)',
	N: 'internal delivery note',
	B: 'consignment note',
	G: 'VAT tickets, stamps and cards',
	H: 'sales tickets, stamps and cards',
	X: 'electronic commercial invoice',
	F: 'VAT invoice that is a tax refund form too',
} as const;
export type SeriesLetter = keyof typeof SERIES_LETTERS;

export interface InvoiceSeries {
	readonly form: InvoiceForm;
	/** Series C: the tax office gives each invoice a code (mã của cơ quan thuế). Series K: it gives none. */
	readonly withCode: boolean;
	/** Four digits. Numbers start again with each year. */
	readonly year: number;
	readonly letter: SeriesLetter;
	/** The seller's own two characters, `YY` where there is one series alone. */
	readonly own: string;
}

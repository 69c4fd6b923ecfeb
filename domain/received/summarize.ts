import type { ReceivedInvoice } from './receivedInvoice';

/** The values of an invoice without where they come from, flat, null where there is none. */
export interface ReceivedSummary {
	readonly kind: string;
	readonly typeCode: string | null;
	readonly number: string | null;
	readonly series: string | null;
	readonly issueDate: string | null;
	readonly dueDate: string | null;
	readonly sellerName: string | null;
	readonly sellerTradingName: string | null;
	readonly sellerTaxId: string | null;
	readonly sellerLegalId: string | null;
	readonly sellerIban: string | null;
	readonly buyerName: string | null;
	readonly buyerTaxId: string | null;
	readonly currency: string | null;
	readonly netTotal: string | null;
	readonly taxTotal: string | null;
	readonly grossTotal: string | null;
	readonly payable: string | null;
	readonly lineCount: number;
}

export function summarize(invoice: ReceivedInvoice): ReceivedSummary {
	const { seller, buyer, totals } = invoice;
	const valueOf = (field: { readonly value: string } | undefined) => field?.value ?? null;
	return {
		kind: invoice.kind.value,
		typeCode: valueOf(invoice.typeCode),
		number: valueOf(invoice.number),
		series: valueOf(invoice.series),
		issueDate: valueOf(invoice.issueDate),
		dueDate: valueOf(invoice.dueDate),
		sellerName: valueOf(seller.name),
		sellerTradingName: valueOf(seller.tradingName),
		sellerTaxId: valueOf(seller.taxId),
		sellerLegalId: valueOf(seller.registrationId),
		sellerIban: valueOf(seller.iban),
		buyerName: valueOf(buyer.name),
		buyerTaxId: valueOf(buyer.taxId),
		currency: valueOf(invoice.currency),
		netTotal: valueOf(totals.net),
		taxTotal: valueOf(totals.tax),
		grossTotal: valueOf(totals.gross),
		payable: valueOf(totals.due),
		lineCount: invoice.lines.length,
	};
}

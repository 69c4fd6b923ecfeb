import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { dongTotals } from './dongAmounts';
import { jsonNumber } from './jsonNumber';

/** Totals that the publishing API and the web drafts have in common. */
export function writeTotals(invoice: EInvoice) {
	const { amount, discount, tax, gross } = invoice.totals;
	const inDong = dongTotals(invoice);
	return {
		TotalSaleAmountOC: jsonNumber(amount, 'totals.amount'),
		TotalSaleAmount: jsonNumber(inDong.amount, 'totals.amount'),
		TotalDiscountAmountOC: jsonNumber(discount, 'totals.discount'),
		TotalDiscountAmount: jsonNumber(inDong.discount, 'totals.discount'),
		TotalVATAmountOC: jsonNumber(tax, 'totals.tax'),
		TotalVATAmount: jsonNumber(inDong.tax, 'totals.tax'),
		TotalAmountOC: jsonNumber(gross, 'totals.gross'),
		TotalAmount: jsonNumber(inDong.net.plus(inDong.tax), 'totals.gross'),
	};
}

/** Totals without VAT, which only the publishing API knows. */
export function writeNetTotals(invoice: EInvoice) {
	return {
		TotalAmountWithoutVATOC: jsonNumber(invoice.totals.net, 'totals.net'),
		TotalAmountWithoutVAT: jsonNumber(dongTotals(invoice).net, 'totals.net'),
	};
}

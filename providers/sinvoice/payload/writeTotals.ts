import { Exact, type Decimal } from '../../../domain/money/decimal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { taxPercentage } from './codes';
import { unsigned } from './jsonNumber';

const isPositive = (amount: Decimal) => new Exact(amount).gte(0);

/** Amounts of an adjustment have their sign in a flag beside them. */
const adjusts = ({ correction }: EInvoice) => correction?.method === 'adjustment';

/** `taxBreakdowns`: a row for each rate; none on a form without VAT. */
export function writeRates(invoice: EInvoice) {
	return invoice.rates.map(({ code, base, tax }, index) => ({
		taxPercentage: taxPercentage(code),
		taxableAmount: unsigned(base, `rates[${index}].base`),
		taxAmount: unsigned(tax, `rates[${index}].tax`),
		...(adjusts(invoice) ? { taxableAmountPos: isPositive(base), taxAmountPos: isPositive(tax) } : {}),
	}));
}

/** `summarizeInfo`. */
export function writeTotals(invoice: EInvoice) {
	const { totals, amountInWords } = invoice;
	return {
		sumOfTotalLineAmountWithoutTax: unsigned(totals.amount, 'totals.amount'),
		discountAmount: unsigned(totals.discount, 'totals.discount'),
		totalAmountAfterDiscount: unsigned(totals.net, 'totals.net'),
		totalAmountWithoutTax: unsigned(totals.net, 'totals.net'),
		totalTaxAmount: unsigned(totals.tax, 'totals.tax'),
		totalAmountWithTax: unsigned(totals.gross, 'totals.gross'),
		totalAmountWithTaxInWords: amountInWords,
		...(adjusts(invoice)
			? {
					isTotalAmountPos: isPositive(totals.gross),
					isTotalTaxAmountPos: isPositive(totals.tax),
					isTotalAmtWithoutTaxPos: isPositive(totals.net),
					isDiscountAmtPos: isPositive(totals.discount),
				}
			: {}),
	};
}

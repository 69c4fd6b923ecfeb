import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import { showsVat } from '../../../domain/vietnam/showsVat';
import { given } from './given';
import { jsonNumber } from './jsonNumber';
import { printedRows } from './printedRows';
import { PAYMENT_METHOD_NAMES, vatRateName } from './publishCodes';
import { writeDecimals } from './writeDecimals';
import { writeRelation } from './writeRelation';
import { writeRow } from './writeRow';
import { writeNetTotals, writeTotals } from './writeTotals';

/**
 * One `InvoiceData` of the publishing API, of either generation. The mail to the buyer is left to the workflow, which
 * knows when the code of the tax office is there.
 *
 * @param sentAsSummary `IsSendSummary` of the template
 * @throws Refusal `misa.number`
 */
export function writeInvoice(invoice: EInvoice, sentAsSummary: boolean) {
	const { template, currency, exchangeRate } = invoice;
	return {
		RefID: invoice.key,
		InvSeries: formatSeries(template.series),
		InvDate: invoice.issueDate,
		IsInvoiceSummary: sentAsSummary,
		CurrencyCode: currency,
		ExchangeRate: jsonNumber(exchangeRate ?? '1', 'exchangeRate'),
		PaymentMethodName: PAYMENT_METHOD_NAMES[invoice.paymentMethod],
		IsInvoiceCalculatingMachine: template.series.letter === 'M',
		IsSendEmail: false,
		...writeBuyer(invoice),
		...writeTotals(invoice),
		...writeNetTotals(invoice),
		TotalAmountInWords: invoice.amountInWords,
		...writeRelation(invoice.correction),
		OriginalInvoiceDetail: printedRows(invoice).map((row) => writeRow(row, invoice)),
		...(showsVat(template.series) ? { TaxRateInfo: writeRates(invoice) } : {}),
		OptionUserDefined: writeDecimals(invoice),
	};
}

export type InvoiceData = ReturnType<typeof writeInvoice>;

function writeBuyer({ buyer }: EInvoice) {
	return given({
		BuyerLegalName: buyer.legalName,
		BuyerTaxCode: buyer.taxCode,
		BuyerAddress: buyer.address,
		BuyerFullName: buyer.personName,
		BuyerCode: buyer.code,
		BuyerPhoneNumber: buyer.phone,
		BuyerEmail: buyer.email,
		BuyerBankAccount: buyer.bankAccount,
		BuyerBankName: buyer.bankName,
		BuyerIDNumber: buyer.personalId,
	});
}

function writeRates({ rates }: EInvoice) {
	return rates.map(({ code, base, tax }, index) => ({
		VATRateName: vatRateName(code),
		AmountWithoutVATOC: jsonNumber(base, `rates[${index}].base`),
		VATAmountOC: jsonNumber(tax, `rates[${index}].tax`),
	}));
}

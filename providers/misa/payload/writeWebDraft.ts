import { DateTime } from 'luxon';
import type { EInvoice, EInvoiceCorrection } from '../../../domain/vietnam/eInvoice';
import { formatSeries, formatSixCharacters } from '../../../domain/vietnam/formatSeries';
import { showsVat } from '../../../domain/vietnam/showsVat';
import { discountRate } from './discountRate';
import { dongOfRow } from './dongAmounts';
import { given } from './given';
import { jsonNumber } from './jsonNumber';
import { originalNumber } from './originalNumber';
import { printedRows, type PrintedRow } from './printedRows';
import { PAYMENT_METHOD_NAMES } from './publishCodes';
import { INVENTORY_ITEM_TYPES, WEB_STATUSES, webVatRate } from './webCodes';
import { writeReason } from './writeReason';
import { writeTotals } from './writeTotals';

/**
 * A draft for MISA's web app, which a person signs there.
 *
 * @throws Refusal `misa.number`
 */
export function writeWebDraft(invoice: EInvoice) {
	const made = DateTime.fromISO(invoice.issuedAt, { zone: 'Asia/Ho_Chi_Minh' }).toFormat(
		"yyyy-MM-dd'T'HH:mm:ssZZ",
	);
	return {
		RefID: invoice.key,
		InvoiceTemplateID: invoice.template.templateCode,
		InvSeries: formatSeries(invoice.template.series),
		InvDate: invoice.issueDate,
		...writeBuyer(invoice),
		PaymentMethod: PAYMENT_METHOD_NAMES[invoice.paymentMethod],
		CurrencyCode: invoice.currency,
		DiscountRate: 0,
		ExchangeRate: jsonNumber(invoice.exchangeRate ?? '1', 'exchangeRate'),
		...writeTotals(invoice),
		CreatedDate: made,
		ModifiedDate: made,
		EInvoiceStatus: WEB_STATUSES[invoice.correction?.method ?? 'original'],
		...(invoice.correction === null ? {} : writeOriginal(invoice.correction)),
		InvoiceDetails: printedRows(invoice).map((row) => writeDetail(row, invoice)),
	};
}

export type WebDraft = ReturnType<typeof writeWebDraft>;

/** The web app mails to `ReceiverEmail` when the invoice is signed there: nobody is to get that of a consumer. */
function writeBuyer({ buyer }: EInvoice) {
	return given({
		AccountObjectTaxCode: buyer.taxCode,
		AccountObjectName: buyer.legalName,
		AccountObjectCode: buyer.code,
		AccountObjectAddress: buyer.address,
		AccountObjectBankAccount: buyer.bankAccount,
		AccountObjectBankName: buyer.bankName,
		CitizenIDNumber: buyer.personalId,
		ContactName: buyer.personName,
		...(buyer.takesInvoice
			? {
					ReceiverEmail: buyer.email,
					ReceiverName: buyer.personName ?? buyer.legalName,
					ReceiverMobile: buyer.phone,
				}
			: {}),
	});
}

function writeOriginal(correction: EInvoiceCorrection) {
	const { original } = correction;
	return {
		OrgInvNo: originalNumber(original),
		...given({ OrgTransactionID: original.providerKey }),
		OrgInvTemplateNo: original.series.form,
		OrgInvSeries: formatSixCharacters(original.series),
		OrgInvDate: original.issueDate,
		ChangeReason: writeReason(correction),
	};
}

function writeDetail({ row, position, number }: PrintedRow, invoice: EInvoice) {
	const path = `rows[${position - 1}]`;
	const inDong = dongOfRow(row, invoice.exchangeRate);
	return {
		InventoryItemType: INVENTORY_ITEM_TYPES[row.kind],
		...(row.itemCode === undefined ? {} : { InventoryItemCode: row.itemCode }),
		Description: row.name,
		SortOrderView: number,
		SortOrder: position,
		UnitName: row.unitName ?? '',
		Quantity: jsonNumber(row.quantity, `${path}.quantity`),
		UnitPrice: jsonNumber(row.unitPrice, `${path}.unitPrice`),
		AmountOC: jsonNumber(row.amount, `${path}.amount`),
		Amount: jsonNumber(inDong.amount, `${path}.amount`),
		...discountRate(row, invoice.currency, `${path}.discountPercent`),
		DiscountAmountOC: jsonNumber(row.discount, `${path}.discount`),
		DiscountAmount: jsonNumber(inDong.discount, `${path}.discount`),
		...(showsVat(invoice.template.series) && row.code !== null ? { VATRate: webVatRate(row.code) } : {}),
		...(showsVat(invoice.template.series)
			? {
					VATAmountOC: jsonNumber(row.tax, `${path}.tax`),
					VATAmount: jsonNumber(inDong.tax, `${path}.tax`),
				}
			: {}),
	};
}

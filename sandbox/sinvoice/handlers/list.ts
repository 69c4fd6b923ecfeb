import type { Handler } from '../call';
import { dateOf } from '../moments';
import { complaint, no, ok } from '../reply';
import type { Json, SInvoiceSandboxInvoice, SInvoiceWorld } from '../world';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Invoices of a period by the days of Viet Nam, page by page. */
export const list: Handler = ({ world, json, taxCode }) => {
	const { startDate, endDate, rowPerPage, pageNum, supplierTaxCode } = json;
	if (taxCode !== world.account.taxCode || supplierTaxCode !== taxCode)
		return no(complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ'), world.rules);
	const isPage = Number.isInteger(rowPerPage) && Number.isInteger(pageNum) && Number(pageNum) >= 1;
	if (!DATE.test(String(startDate)) || !DATE.test(String(endDate)) || !isPage)
		return no(complaint('BAD_REQUEST', 'Ngày bắt đầu, ngày kết thúc hoặc trang không hợp lệ'), world.rules);
	const all = world.invoices.filter(({ issueDate }) => {
		const day = dateOf(issueDate);
		return day >= String(startDate) && day <= String(endDate);
	});
	const first = (Number(pageNum) - 1) * Number(rowPerPage);
	const rows = all.slice(first, first + Number(rowPerPage)).map((invoice) => rowOf(world, invoice));
	return ok({ [world.rules.totalAt]: all.length, invoices: rows });
};

function rowOf(world: SInvoiceWorld, invoice: SInvoiceSandboxInvoice) {
	const { buyerInfo, summarizeInfo, generalInvoiceInfo } = invoice.body as Readonly<Record<string, Json>>;
	const nothing = Object.fromEntries(NOTHING.map((name) => [name, null]));
	return {
		...nothing,
		invoiceId: world.invoices.indexOf(invoice) + 1,
		invoiceType: invoice.templateCode.charAt(0),
		adjustmentType: invoice.adjustmentType,
		templateCode: invoice.templateCode,
		invoiceSeri: invoice.series,
		invoiceNumber: String(invoice.number),
		invoiceNo: invoice.invoiceNo,
		currency: generalInvoiceInfo?.['currencyCode'] ?? 'VND',
		total: summarizeInfo?.['totalAmountWithTax'] ?? 0,
		totalBeforeTax: summarizeInfo?.['totalAmountWithoutTax'] ?? 0,
		taxAmount: summarizeInfo?.['totalTaxAmount'] ?? 0,
		issueDate: invoice.issueDate,
		createTime: invoice.createdAt,
		state: 1,
		stateCode: 1,
		exchangeStatus: 0,
		supplierTaxCode: world.account.taxCode,
		buyerName: buyerInfo?.['buyerLegalName'] ?? buyerInfo?.['buyerName'] ?? null,
		buyerTaxCode: buyerInfo?.['buyerTaxCode'] ?? null,
		paymentStatus: invoice.paid ? 1 : 0,
		paymentStatusName: invoice.paid ? 'Đã thanh toán' : 'Chưa thanh toán',
		paymentMethod: '',
		transactionUuid: invoice.uuid,
		originalInvoiceId: generalInvoiceInfo?.['originalInvoiceId'] ?? null,
	};
}

const NOTHING = [
	'issueDateStr',
	'requestDate',
	'description',
	'buyerIdNo',
	'subscriberNumber',
	'viewStatus',
	'downloadStatus',
	'numOfExchange',
	'contractId',
	'contractNo',
	'taxRate',
	'paymentTime',
	'customerId',
	'no',
];

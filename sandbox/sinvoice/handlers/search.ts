import type { Handler } from '../call';
import { byUuid } from '../invoices';
import { complaint, no, NOT_FOUND, ok } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import type { SInvoiceSandboxInvoice, SInvoiceWorld } from '../world';

const KINDS: Readonly<Record<string, string>> = {
	'1': 'Hóa đơn gốc',
	'3': 'Hóa đơn thay thế',
	'5': 'Hóa đơn điều chỉnh',
};
const CORRECTED = { replaced: 'Hóa đơn bị thay thế', adjusted: 'Hóa đơn bị điều chỉnh' } as const;

/** Drafts are not found, and an invoice only some time after it was issued. */
export const search: Handler = ({ world, params }) => {
	const { supplierTaxCode, transactionUuid } = params;
	if (supplierTaxCode !== world.account.taxCode)
		return no(complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ'), world.rules);
	if (transactionUuid === undefined || transactionUuid === '')
		return no(complaint('TRANSACTION_UUID_REQUIRED', 'Transaction Uuid bắt buộc nhập'), world.rules);
	const found = byUuid(world, transactionUuid).filter(
		({ createdAt }) => world.now() - createdAt >= world.rules.visibleAfter,
	);
	if (found.length === 0) return NOT_FOUND;
	const rows = found.map((invoice) => rowOf(world, invoice));
	return ok({ transactionUuid, result: world.rules.searchShape === 'array' ? rows : rows[0] });
};

function rowOf(world: SInvoiceWorld, invoice: SInvoiceSandboxInvoice) {
	const { exchangeStatus, codeOfTax } = viewTaxOffice(world, invoice);
	const payment = invoice.paid ? 'Đã thanh toán' : 'Chưa thanh toán';
	const kind = invoice.correctedBy
		? CORRECTED[invoice.correctedBy.how]
		: (KINDS[invoice.adjustmentType] ?? null);
	return {
		supplierTaxCode: world.account.taxCode,
		invoiceType: invoice.templateCode.charAt(0),
		templateCode: invoice.templateCode,
		invoiceSeries: invoice.series,
		invoiceNo: invoice.invoiceNo,
		transactionID: invoice.transactionId,
		reservationCode: invoice.reservationCode,
		issueDate: invoice.issueDate,
		createTime: invoice.createdAt,
		// Where `status` is the kind, the payment stands in its own member.
		...(world.rules.searchStatus === 'payment'
			? { status: payment, paymentStatus: null }
			: { status: kind, paymentStatus: invoice.paid ? 1 : 0 }),
		exchangeStatus,
		exchangeDes: null,
		codeOfTax,
	};
}

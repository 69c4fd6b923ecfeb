import type { Call, Handler } from '../call';
import { byNumber } from '../invoices';
import { complaint, no, NOT_FOUND, ok, type Reply } from '../reply';

export const setPaid: Handler = (call) => change(call, true);
export const setUnpaid: Handler = (call) => change(call, false);

/** An invoice that stands so already is "not found", as is one whose day is another. */
function change({ world, params, most }: Call, paid: boolean): Reply {
	const { supplierTaxCode, invoiceNo, strIssueDate, templateCode } = params;
	if (supplierTaxCode !== world.account.taxCode)
		return no(complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ'), world.rules);
	const invoice = byNumber(world, invoiceNo);
	const isOf = paid ? templateCode === invoice?.templateCode : true;
	if (!invoice || !isOf || String(invoice.issueDate) !== strIssueDate || invoice.paid === paid)
		return NOT_FOUND;
	if (most > 0) invoice.paid = paid;
	return ok({ result: true });
}

import type { Handler } from '../call';
import { drawInvoice } from '../drawing/drawInvoice';
import { packInvoice } from '../drawing/packInvoice';
import { byNumber } from '../invoices';
import { complaint, no, NOT_FOUND } from '../reply';
import { viewTaxOffice } from '../taxOffice';

/** PDF or ZIP of an issued invoice. The first askers get an answer that went well and holds no file. */
export const download: Handler = async ({ world, json }) => {
	const { supplierTaxCode, invoiceNo, templateCode, fileType } = json;
	if (supplierTaxCode !== world.account.taxCode)
		return no(complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ'), world.rules);
	if (fileType !== 'PDF' && fileType !== 'ZIP')
		return no(complaint('BAD_REQUEST', 'Loại tệp phải là PDF hoặc ZIP'), world.rules);
	const invoice = byNumber(world, invoiceNo);
	if (!invoice || invoice.templateCode !== templateCode) return NOT_FOUND;
	const isReady = invoice.emptyFiles <= 0;
	invoice.emptyFiles -= 1;
	const { codeOfTax: code } = viewTaxOffice(world, invoice);
	const drawn = { body: invoice.body, invoiceNo: invoice.invoiceNo, code };
	const make = async () =>
		fileType === 'PDF'
			? await drawInvoice(world.account, drawn)
			: packInvoice(world.account, { ...drawn, invoice }, world.rules.zip);
	const name = fileType === 'PDF' ? invoice.invoiceNo : `${invoice.invoiceNo}-${invoice.reservationCode}`;
	return {
		status: 200,
		body: {
			errorCode: 200,
			description: null,
			fileName: `${name}.${fileType.toLowerCase()}`,
			fileToBytes: isReady ? Buffer.from(await make()).toString('base64') : '',
			paymentStatus: null,
		},
	};
};

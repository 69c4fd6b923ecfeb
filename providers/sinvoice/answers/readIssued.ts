import { z } from 'zod/v4';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { IssuedInvoice } from '../../eInvoiceProvider';
import { dayOf, epochOf, instantOf } from '../payload/epoch';
import { isMembers, text, type Members } from './members';
import { readNumber } from './readNumber';
import { readTaxOffice } from './readTaxOffice';

const result = z.object({
	invoiceNo: text,
	transactionID: text,
	reservationCode: text,
	codeOfTax: text,
});

/**
 * The invoice that an answer to an issue tells of; the ids stand under `result`, at some accounts beside it. Undefined where
 * there is no number that can be read: then nobody knows.
 */
export function readIssued(body: Members, invoice: EInvoice): IssuedInvoice | undefined {
	const read = result.safeParse(isMembers(body['result']) ? { ...body, ...body['result'] } : body);
	const { invoiceNo, transactionID, reservationCode, codeOfTax } = read.data ?? {};
	const { templateCode } = invoice.template;
	const numbered = invoiceNo == null ? undefined : readNumber(invoiceNo, templateCode);
	if (!numbered) return undefined;
	const { number, sequence, series } = numbered;
	const epoch = epochOf(invoice.issuedAt);
	return {
		key: invoice.key,
		number,
		sequence,
		template: { templateCode, series },
		issueDate: dayOf(epoch),
		issuedAt: instantOf(epoch),
		providerKey: transactionID ?? null,
		lookupCode: reservationCode ?? null,
		taxOffice: readTaxOffice(series, codeOfTax ?? null, null),
		taxOfficeCode: codeOfTax ?? null,
		paid: invoice.paid,
		status: invoice.correction?.method ?? 'original',
		gross: null,
		currency: null,
		buyerName: null,
	};
}

import { z } from 'zod/v4';
import type { IssuedInvoice } from '../../eInvoiceProvider';
import { dayOf, instantOf } from '../payload/epoch';
import { payment, text, wholeNumber } from './members';
import { readNumber } from './readNumber';
import { readTaxOffice } from './readTaxOffice';

/** A row of a search or of a list; searches lack the last members. */
const row = z.object({
	invoiceNo: text,
	transactionUuid: text,
	transactionID: text,
	templateCode: text,
	reservationCode: text,
	issueDate: wholeNumber,
	paymentStatus: payment,
	paymentStatusName: payment,
	status: payment,
	exchangeStatus: text,
	codeOfTax: text,
	adjustmentType: text,
	total: text,
	currency: text,
	buyerName: text,
});

const STATUSES: Readonly<Record<string, IssuedInvoice['status']>> = {
	'1': 'original',
	'3': 'replacement',
	'5': 'adjustment',
	'7': 'deleted',
};

/** What is known of the invoice beforehand, for what a row leaves out. */
export interface Known {
	readonly key: string | null;
	readonly templateCode: string;
}

/**
 * An issued invoice as a search or a list tells of it; undefined for a row without a number that can be read. `status` is
 * the kind of invoice at some accounts and its payment at others, so that only words of payment are taken from it.
 */
export function readRow(value: unknown, known?: Known): IssuedInvoice | undefined {
	const read = row.safeParse(value);
	if (!read.success) return undefined;
	const { invoiceNo, issueDate, exchangeStatus, codeOfTax, adjustmentType, total, ...rest } = read.data;
	const templateCode = rest.templateCode ?? known?.templateCode;
	if (invoiceNo === null || templateCode === undefined) return undefined;
	const numbered = readNumber(invoiceNo, templateCode);
	if (!numbered) return undefined;
	const { number, sequence, series } = numbered;
	return {
		key: rest.transactionUuid ?? known?.key ?? null,
		number,
		sequence,
		template: { templateCode, series },
		issueDate: issueDate === null ? null : dayOf(issueDate),
		issuedAt: issueDate === null ? null : instantOf(issueDate),
		providerKey: rest.transactionID,
		lookupCode: rest.reservationCode,
		taxOffice: readTaxOffice(series, codeOfTax, exchangeStatus),
		taxOfficeCode: codeOfTax,
		paid: rest.paymentStatus ?? rest.paymentStatusName ?? rest.status,
		status: STATUSES[adjustmentType ?? ''] ?? 'unknown',
		gross: total,
		currency: rest.currency,
		buyerName: rest.buyerName,
	};
}

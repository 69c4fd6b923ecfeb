import { randomBytes } from 'node:crypto';
import { dateOf } from './moments';
import { askTaxOffice } from './taxOffice';
import type { Json, SInvoiceSandboxInvoice, SInvoiceWorld } from './world';

export const generalOf = (body: Json): Json => body['generalInvoiceInfo'] as Json;

/** The day of an invoice in ms; that of the server where the body does not tell. */
export const issueDateOf = ({ now }: SInvoiceWorld, body: Json): number => {
	const given = generalOf(body)['invoiceIssuedDate'];
	return typeof given === 'number' ? given : Math.floor(now() / 1000) * 1000;
};

/** The series with the digits of the year of issue, whatever digits were sent. */
export function seriesOf(world: SInvoiceWorld, body: Json): string {
	const series = String(generalOf(body)['invoiceSeries']);
	const digits = dateOf(issueDateOf(world, body)).slice(2, 4);
	return /^[CK]\d\d/.test(series) ? `${series.charAt(0)}${digits}${series.slice(3)}` : series;
}

export const byUuid = ({ invoices }: SInvoiceWorld, uuid: unknown) =>
	typeof uuid === 'string'
		? invoices.filter((invoice) => invoice.uuid?.toLowerCase() === uuid.toLowerCase())
		: [];

export const byNumber = ({ invoices }: SInvoiceWorld, invoiceNo: unknown) =>
	invoices.find((invoice) => invoice.invoiceNo === invoiceNo);

/** Invoices of a template and series, in their order. */
export const inSeries = ({ invoices }: SInvoiceWorld, templateCode: unknown, series: string) =>
	invoices.filter((invoice) => invoice.templateCode === templateCode && invoice.series === series);

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const CODE_LENGTH = 15;

/** Numbers and keeps an invoice that has passed all checks. */
export function storeInvoice(
	world: SInvoiceWorld,
	body: Json,
	source: SInvoiceSandboxInvoice['source'],
): SInvoiceSandboxInvoice {
	const general = generalOf(body);
	const series = seriesOf(world, body);
	const templateCode = String(general['templateCode']);
	const number = (inSeries(world, templateCode, series).at(-1)?.number ?? 0) + 1;
	const uuid = general['transactionUuid'];
	const invoice: SInvoiceSandboxInvoice = {
		uuid: typeof uuid === 'string' ? uuid : null,
		invoiceNo: `${series}${number}`,
		series,
		number,
		templateCode,
		issueDate: issueDateOf(world, body),
		createdAt: world.now(),
		transactionId: randomBytes(16).toString('hex'),
		reservationCode: Array.from(
			randomBytes(CODE_LENGTH),
			(byte) => LETTERS[byte % LETTERS.length] ?? 'A',
		).join(''),
		adjustmentType: String(general['adjustmentType'] ?? '1'),
		body,
		source,
		...askTaxOffice(world, series),
		paid: general['paymentStatus'] === true,
		correctedBy: null,
		emptyFiles: world.rules.emptyFiles,
	};
	world.invoices.push(invoice);
	markOriginal(world, invoice);
	return invoice;
}

function markOriginal(
	world: SInvoiceWorld,
	{ body, invoiceNo, adjustmentType }: SInvoiceSandboxInvoice,
): void {
	const original = byNumber(world, generalOf(body)['originalInvoiceId']);
	if (!original || adjustmentType === '1') return;
	original.correctedBy = { invoiceNo, how: adjustmentType === '3' ? 'replaced' : 'adjusted' };
}

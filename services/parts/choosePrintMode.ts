import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { TransmissionRecord } from '../../ledger/port';

/**
 * How a document is printed. `final` (mode normal): the print leaves the house, the document bears its printed flag.
 * `draft` (mode brouillon): watermark, no flag, nothing follows from it.
 */
export const PRINT_MODES = ['final', 'draft'] as const;
export type PrintMode = (typeof PRINT_MODES)[number];

export interface PrintSituation {
	readonly document: BillingDocument;
	readonly company: Master<'company'>;
	readonly transmissions: readonly TransmissionRecord[];
}

/**
 * The mode of one print: a draft is always printed as one; an e-invoice too where the company forces it; else what the
 * run asks for; else the company's default for invoices.
 */
export function choosePrintMode(
	{ document, company, transmissions }: PrintSituation,
	asked: PrintMode | undefined,
): PrintMode {
	const { draftPrintByDefault, forceDraftForEInvoices, invoiceNumbers } = company.content;
	if (document.validatedAt === null) return 'draft';
	const isEInvoice =
		document.kind === 'invoice' &&
		(invoiceNumbers === 'provider' || transmissions.some((record) => record.channel === 'einvoice'));
	if (isEInvoice && forceDraftForEInvoices === true) return 'draft';
	if (asked !== undefined) return asked;
	return document.kind === 'invoice' && draftPrintByDefault === true ? 'draft' : 'final';
}

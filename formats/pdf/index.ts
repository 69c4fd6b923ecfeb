/** The PDF writer, as services see it. */
export { findUnprintable } from './text/findUnprintable';
export { isPriceless, PRINT_LANGUAGES } from './printable';
export type {
	CompanyExtras,
	EnclosedFile,
	PrintableDocument,
	PaymentSource,
	PrintedParent,
	PrintedPayments,
	PrintLanguage,
	PrintSettings,
	Watermark,
} from './printable';
export { shortPaymentId } from './printableReceipt';
export type {
	PrintableReceipt,
	ReceiptAllocation,
	ReceiptDocument,
	ReceiptSettings,
} from './printableReceipt';
export type { PrintableMandate } from './printableMandate';
export { closePdfWorker, renderPdf } from './renderInWorker';

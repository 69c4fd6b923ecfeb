/** The PDF writer, as services see it. */
export { findUnprintable } from './text/findUnprintable';
export { isPriceless, PRINT_LANGUAGES } from './printable';
export type {
	CompanyExtras,
	PrintableDocument,
	PaymentSource,
	PrintedParent,
	PrintedPayments,
	PrintLanguage,
	PrintSettings,
	Watermark,
} from './printable';
export { closePdfWorker, renderPdf } from './renderInWorker';

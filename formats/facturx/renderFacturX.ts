import type { SemanticInvoice } from '../../domain/en16931/semanticInvoice';
import type { CiiProfile } from '../cii/profiles';
import { renderPdf } from '../pdf';
import type { PrintableDocument } from '../pdf/printable';
import { encloseInvoice } from './encloseInvoice';

/**
 * A final document and its invoice → one hybrid PDF, in one pass, in the worker thread that prints.
 *
 * @param profile EN 16931 where it is missing
 * @throws Refusal `facturx.notFinal`, `xml.character`; Error when it could not be printed
 */
export async function renderFacturX(
	printable: PrintableDocument,
	invoice: SemanticInvoice,
	profile?: CiiProfile,
): Promise<Buffer> {
	return renderPdf(encloseInvoice(printable, invoice, profile));
}

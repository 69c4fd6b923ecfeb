import { Refusal } from '../../domain/refusal';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { readXmlInvoices } from '../readXmlInvoices';
import type { PdfDocument } from './pdfDocument';

export interface Embedded {
	readonly invoices: readonly ReceivedInvoice[];
	/** Why XML that lay in the PDF was not taken. */
	readonly notes: readonly string[];
}

/** Whatever it is called, XML begins like this. */
const LOOKS_LIKE_XML = /^[\u00ef\u00bb\u00bf\u00ff\u00fe\0\s]*<\0?[?!A-Za-z]/;

/** The first attachment that is an e-invoice, whatever its name: each version of Factur-X and ZUGFeRD has another one. */
export async function readAttachments(document: PdfDocument): Promise<Embedded> {
	const attachments = Object.values((await document.getAttachments()) ?? {});
	const notes: string[] = [];
	for (const { content, filename } of attachments) {
		if (
			content === undefined ||
			!LOOKS_LIKE_XML.test(Buffer.from(content.subarray(0, 64)).toString('latin1'))
		)
			continue;
		try {
			return { invoices: await readXmlInvoices(content), notes };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			notes.push(`Attachment '${filename.slice(0, 80)}' was not taken: ${error.message}`);
		}
	}
	return { invoices: [], notes };
}

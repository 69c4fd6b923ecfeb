import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { refuse } from '../domain/refusal';
import { language, reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import { findUnprintable, renderPdf, type PrintableDocument } from '../formats/pdf';
import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';
import { nameOf } from '../domain/documents/nameOf';
import { choosePrintMode, PRINT_MODES, type PrintMode } from './parts/choosePrintMode';
import type { DocumentView } from './parts/documentView';
import { printableOf } from './parts/printableOf';
import { getDocument, resolveMaster } from './parts/resolve';
import { EINVOICE_FORMATS, WHOLE_PROFILES, writeEInvoice } from './parts/writeEInvoice';

export const RENDER_FORMATS = ['pdf', ...EINVOICE_FORMATS] as const;

const schema = z.object({
	id: reference,
	/** The document's own language where it is missing. */
	language: language.optional(),
	printAs: z.enum(['document', 'proForma']).optional(),
	/** The company's own choice where it is missing. */
	printMode: z.enum(PRINT_MODES, `must be one of ${PRINT_MODES.join(', ')}`).optional(),
	/** Payments and deposits are taken off the total; without them the print ends with the total. */
	showPayments: z.boolean('must be true or false').optional(),
	/** A plain PDF where it is missing. */
	format: z.enum(RENDER_FORMATS, `must be one of ${RENDER_FORMATS.join(', ')}`).optional(),
	/** Of Factur-X and CII; EN 16931 where it is missing. */
	profile: z.enum(WHOLE_PROFILES, `must be one of ${WHOLE_PROFILES.join(', ')}`).optional(),
	/** Only the discounted prices, not the discounts of lines. */
	hideDiscounts: z.boolean('must be true or false').optional(),
});

export interface RenderedDocument {
	readonly view: DocumentView;
	readonly mode: PrintMode;
	readonly fileName: string;
	readonly mimeType: 'application/pdf' | 'application/xml';
	readonly content: Buffer;
	/** Characters that the print cannot show. */
	readonly unprintable: readonly string[];
}

/**
 * Prints a saved document. A draft bears its watermark; a validated one prints what validation froze. A final invoice or
 * credit note may be written as an e-invoice too.
 */
export async function renderDocument(context: ServiceContext, input: unknown): Promise<RenderedDocument> {
	const {
		id,
		printAs = 'document',
		language: asked,
		printMode,
		format = 'pdf',
		profile,
		...shown
	} = parseInput(schema, input);
	const view = await getDocumentView(context, id);
	const document = await getDocument(context.ledger.read, view.id);
	if (printAs === 'proForma' && document.kind !== 'quotation' && document.kind !== 'salesOrder') {
		refuse({
			rule: 'print.proForma',
			field: 'printAs',
			document: nameOf(document),
			message: `A ${KIND_RULES[document.kind].title.toLowerCase()} cannot be printed as a pro forma invoice.`,
			fix: 'Print a quotation or a sales order as pro forma.',
		});
	}
	const company = await resolveMaster(
		context.ledger.read,
		'company',
		document.companyId,
		undefined,
		'company',
	);
	const transmissions = await context.ledger.read.transmissions.ofDocuments([document.id]);
	const mode =
		printAs === 'proForma' ? 'draft' : choosePrintMode({ document, company, transmissions }, printMode);
	const printable = await printableOf(context, document, company, {
		printAs,
		language: asked,
		mode,
		...shown,
	});
	if (format !== 'pdf') {
		const party = await context.ledger.read.masters.get('party', document.partyId);
		const { content, extension, mimeType } = await writeEInvoice(printable, party, format, profile);
		const unprintable = extension === 'pdf' ? findUnprintable(printable) : [];
		return { view, mode, fileName: fileNameOf(printable, extension), mimeType, content, unprintable };
	}
	return {
		view,
		mode,
		fileName: fileNameOf(printable, 'pdf'),
		mimeType: 'application/pdf',
		content: await renderPdf(printable),
		unprintable: findUnprintable(printable),
	};
}

/** The number, or the kind and id of a draft; nothing that a file system would read as a path. */
function fileNameOf(
	{ number, internalReference, kind, id, print }: PrintableDocument,
	extension: string,
): string {
	const name = number ?? internalReference ?? `${kind}-draft-${id.slice(-12)}`;
	return `${print.printAs === 'proForma' ? 'proforma-' : ''}${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.${extension}`;
}

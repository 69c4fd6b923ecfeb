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

const schema = z.object({
	id: reference,
	/** The document's own language where it is missing. */
	language: language.optional(),
	printAs: z.enum(['document', 'proForma']).optional(),
	/** The company's own choice where it is missing. */
	printMode: z.enum(PRINT_MODES, `must be one of ${PRINT_MODES.join(', ')}`).optional(),
	/** Payments and deposits are taken off the total; without them the print ends with the total. */
	showPayments: z.boolean('must be true or false').optional(),
	/** Only the discounted prices, not the discounts of lines. */
	hideDiscounts: z.boolean('must be true or false').optional(),
});

export interface RenderedDocument {
	readonly view: DocumentView;
	readonly mode: PrintMode;
	readonly fileName: string;
	readonly mimeType: 'application/pdf';
	readonly content: Buffer;
	/** Characters that the print cannot show. */
	readonly unprintable: readonly string[];
}

/** Prints a saved document. A draft bears its watermark; a validated one prints what validation froze. */
export async function renderDocument(context: ServiceContext, input: unknown): Promise<RenderedDocument> {
	const { id, printAs = 'document', language: asked, printMode, ...shown } = parseInput(schema, input);
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
	const content = await renderPdf(printable);
	return {
		view,
		mode,
		fileName: fileNameOf(printable),
		mimeType: 'application/pdf',
		content,
		unprintable: findUnprintable(printable),
	};
}

/** The number, or the kind and id of a draft; nothing that a file system would read as a path. */
function fileNameOf({ number, internalReference, kind, id, print }: PrintableDocument): string {
	const name = number ?? internalReference ?? `${kind}-draft-${id.slice(-12)}`;
	return `${print.printAs === 'proForma' ? 'proforma-' : ''}${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf`;
}

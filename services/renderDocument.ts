import { z } from 'zod/v4';
import type { BillingDocument, SellerProfileSnapshot } from '../domain/documents/document';
import { KIND_RULES } from '../domain/documents/kinds';
import type { Master } from '../domain/masters/schemas';
import { sumMinor } from '../domain/money/minor';
import { refuse } from '../domain/refusal';
import { language, reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import {
	findUnprintable,
	renderPdf,
	type PrintableDocument,
	type PrintedParent,
	type Watermark,
} from '../formats/pdf';
import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';
import { nameOf } from '../domain/documents/nameOf';
import { choosePrintMode, PRINT_MODES, type PrintMode } from './parts/choosePrintMode';
import type { DocumentView } from './parts/documentView';
import { getDocument, resolveMaster } from './parts/resolve';
import { snapshotParties } from './parts/snapshotParties';

const schema = z.object({
	id: reference,
	/** The document's own language where it is missing. */
	language: language.optional(),
	printAs: z.enum(['document', 'proForma']).optional(),
	/** The company's own choice where it is missing. */
	printMode: z.enum(PRINT_MODES, `must be one of ${PRINT_MODES.join(', ')}`).optional(),
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
	const { id, printAs = 'document', language: asked, printMode } = parseInput(schema, input);
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
	const printable = await printableOf(context, document, company, { printAs, language: asked, mode });
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

async function printableOf(
	{ ledger }: ServiceContext,
	document: BillingDocument,
	company: Master<'company'>,
	{ printAs, language: asked, mode }: PrintChoices,
): Promise<PrintableDocument> {
	const current = await snapshotParties(ledger.read, document);
	const matches = await ledger.read.payments.matchesOf([document.id]);
	const { legalForm, capital, tradeRegister } = company.content;
	return {
		...document,
		seller: document.seller ?? current.seller,
		buyer: document.buyer ?? current.buyer,
		sellerProfile: withOwnBlocks(document, document.sellerProfile ?? current.sellerProfile),
		print: {
			language: asked ?? (document.language as 'fr' | 'en' | 'vi'),
			printAs,
			watermark: watermarkOf(document, company, printAs === 'proForma' ? 'final' : mode),
			parents: await parentsOf(ledger, document),
			companyExtras: { legalForm, capital, tradeRegister },
			notTheInvoice: isNumberedByProvider(document, company),
			...(matches.length > 0 ? { paid: sumMinor(matches.map((match) => match.amount)) } : {}),
		},
	};
}

interface PrintChoices {
	readonly printAs: 'document' | 'proForma';
	readonly language: 'fr' | 'en' | 'vi' | undefined;
	readonly mode: PrintMode;
}

/** Sender block and legal notices that were written for this document alone win over the profile's. */
function withOwnBlocks(
	{ senderBlock, legalFooter }: BillingDocument,
	profile: SellerProfileSnapshot | null,
): SellerProfileSnapshot | null {
	if (!senderBlock && !legalFooter) return profile;
	return {
		...(profile ?? { id: '', name: '' }),
		...(senderBlock ? { senderBlock } : {}),
		...(legalFooter ? { footer: legalFooter } : {}),
	};
}

function watermarkOf(
	{ state }: BillingDocument,
	company: Master<'company'>,
	mode: PrintMode,
): Watermark | null {
	if (company.content.testMode === true) return 'test';
	if (state === 'draft' || state === 'cancelled') return state;
	return mode === 'draft' ? 'draftPrint' : null;
}

function isNumberedByProvider(document: BillingDocument, company: Master<'company'>): boolean {
	return document.kind === 'invoice' && company.content.invoiceNumbers === 'provider';
}

async function parentsOf(
	ledger: ServiceContext['ledger'],
	document: BillingDocument,
): Promise<PrintedParent[]> {
	const links = (await ledger.read.links.ofDocuments([document.id])).filter(
		(link) => link.toDocumentId === document.id,
	);
	const sources = new Map(
		(await ledger.read.documents.getMany(links.map((link) => link.fromDocumentId))).map((source) => [
			source.id,
			source,
		]),
	);
	return links.flatMap(({ fromDocumentId, relation }): PrintedParent[] => {
		const source = sources.get(fromDocumentId);
		const number = source?.number ?? source?.internalReference;
		return source && number ? [{ kind: source.kind, number, issueDate: source.issueDate, relation }] : [];
	});
}

/** The number, or the kind and id of a draft; nothing that a file system would read as a path. */
function fileNameOf({ number, internalReference, kind, id, print }: PrintableDocument): string {
	const name = number ?? internalReference ?? `${kind}-draft-${id.slice(-12)}`;
	return `${print.printAs === 'proForma' ? 'proforma-' : ''}${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf`;
}

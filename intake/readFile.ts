import type { ReceivedInvoice } from '../domain/received/receivedInvoice';
import { refuse } from '../domain/refusal';
import type { IntakeLimits } from './limits';
import { fitPicture } from './ocr/fitPicture';
import { measureImage } from './ocr/measureImage';
import { readPictures } from './ocr/readPictures';
import type { Picture } from './ocr/recognizePage';
import { hasTextLayer } from './pdf/hasTextLayer';
import { openPdf, type OpenPdf } from './pdf/openPdf';
import { readAttachments } from './pdf/readAttachments';
import { readWords } from './pdf/readWords';
import { renderPage } from './pdf/renderPage';
import { readXmlInvoices } from './readXmlInvoices';
import { readText } from './text/readText';

/** Kinds of files that hold an invoice themselves. */
export type ReadableKind = 'pdf' | 'xml' | 'image';

export interface FileReading {
	/** One, except for a message that carries several Vietnamese e-invoices. */
	readonly invoices: readonly ReceivedInvoice[];
	readonly pages?: number;
	/** What a person should know of the way it was read. */
	readonly notes: readonly string[];
}

export interface Progress {
	readonly page: number;
	readonly pages: number;
	readonly doing: 'reading' | 'recognising';
}

export interface ReadSettings {
	readonly limits: IntakeLimits;
	/** Where the data of recognition may be put. */
	readonly languageFolder: string;
	readonly onProgress: (progress: Progress) => void;
}

/**
 * One file → what it says, from the best source that it has: the data of an e-invoice before the text of its pages, and
 * text before pictures.
 *
 * @throws Refusal
 */
export async function readFile(
	bytes: Uint8Array,
	kind: ReadableKind,
	settings: ReadSettings,
): Promise<FileReading> {
	if (kind === 'xml') return { invoices: await readXmlInvoices(bytes), notes: [] };
	if (kind === 'image') return readImage(bytes, settings);
	const pdf = await openPdf(bytes, settings.limits);
	try {
		return await readPdf(pdf, settings);
	} finally {
		await pdf.parser.destroy();
	}
}

async function readImage(
	bytes: Uint8Array,
	{ limits, languageFolder, onProgress }: ReadSettings,
): Promise<FileReading> {
	const size = measureImage(bytes, limits);
	const original: Picture = { bytes, size, page: 1 };
	const picture = pictureOf(await fitPicture(bytes, size, limits.readArea), 1, limits);
	// A small picture is looked at in its own size too.
	const originals = size.width * size.height < limits.readArea && picture.bytes !== bytes ? [original] : [];
	const invoice = await readPictures([picture], originals, languageFolder, (page) =>
		onProgress({ page, pages: 1, doing: 'recognising' }),
	);
	return { invoices: [invoice], pages: 1, notes: [] };
}

function pictureOf(bytes: Uint8Array, page: number, limits: IntakeLimits): Picture {
	return { bytes, size: measureImage(bytes, limits), page };
}

async function readPdf(pdf: OpenPdf, settings: ReadSettings): Promise<FileReading> {
	const { numPages: pages } = pdf.document;
	const { invoices, notes } = await readAttachments(pdf.document);
	if (invoices.length > 0) return { invoices, pages, notes };
	const texts = await readWords(pdf.document, (page) =>
		settings.onProgress({ page, pages, doing: 'reading' }),
	);
	const invoice = hasTextLayer(texts) ? readText(texts) : undefined;
	if (invoice?.totals.gross !== undefined) return { invoices: [invoice], pages, notes };
	// Letters may be drawn as lines, or a page be a picture among pages of text: where the text has no total, look.
	if (invoice !== undefined && pages > settings.limits.scannedPages)
		return { invoices: [invoice], pages, notes };
	const seen = await readScan(pdf, settings);
	const isBetter = invoice === undefined || seen.totals.gross !== undefined;
	return { invoices: [isBetter ? seen : invoice], pages, notes };
}

async function readScan(
	pdf: OpenPdf,
	{ limits, languageFolder, onProgress }: ReadSettings,
): Promise<ReceivedInvoice> {
	const { numPages: pages } = pdf.document;
	if (pages > limits.scannedPages) {
		refuse({
			...{ rule: 'pdf.scannedPages', field: 'file' },
			message: `The PDF has ${pages} scanned pages; up to ${limits.scannedPages} are recognised.`,
			fix: 'Send the pages of the invoice as a file of their own.',
		});
	}
	const pictures: Picture[] = [];
	for (let page = 1; page <= pages; page += 1) {
		pictures.push(pictureOf(await renderPage(pdf, page, limits), page, limits));
	}
	return readPictures(pictures, [], languageFolder, (page) =>
		onProgress({ page, pages, doing: 'recognising' }),
	);
}

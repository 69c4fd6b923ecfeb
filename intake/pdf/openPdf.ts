import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { PDFParse } from 'pdf-parse';
import { refuse } from '../../domain/refusal';
import type { IntakeLimits } from '../limits';
import type { PdfDocument } from './pdfDocument';

export interface OpenPdf {
	readonly document: PdfDocument;
	readonly parser: PDFParse;
}

/** Lies under pdf-parse, which alone knows the version that it needs. */
const engineFolder = dirname(createRequire(require.resolve('pdf-parse')).resolve('pdfjs-dist/package.json'));
const engineData = (name: string) => join(engineFolder, name) + sep;

/** What the engine calls its errors, and what they mean to a person. */
const FAILURES: ReadonlyArray<readonly [RegExp, { rule: string; message: string; fix: string }]> = [
	[
		/password/i,
		{
			rule: 'pdf.encrypted',
			message: 'The PDF is locked with a password.',
			fix: 'Open it, print it to a new PDF without a password, and send that one.',
		},
	],
	[
		/./s,
		{
			rule: 'pdf.damaged',
			message: 'The PDF cannot be opened: it is cut off or damaged.',
			fix: 'Ask the sender for it again; it may have been cut by a mail program.',
		},
	],
];

/**
 * Opens a PDF in this thread. No script in it runs, nothing outside it is loaded. Close it with `parser.destroy()`.
 *
 * @throws Refusal `pdf.encrypted`, `pdf.damaged`, `pdf.pages`, `pdf.form` (XFA) or `pdf.script`
 */
export async function openPdf(bytes: Uint8Array, limits: IntakeLimits): Promise<OpenPdf> {
	const parser = new PDFParse({
		// The engine takes the memory that it is given away.
		data: new Uint8Array(bytes),
		...{
			verbosity: 0,
			enableXfa: false,
			disableFontFace: true,
			useSystemFonts: false,
			maxImageSize: limits.area,
		},
		...{ cMapUrl: engineData('cmaps'), cMapPacked: true, wasmUrl: engineData('wasm') },
		...{ standardFontDataUrl: engineData('standard_fonts'), stopAtErrors: false },
	});
	try {
		const document = await load(parser);
		await refuseUnreadable(document, limits);
		return { document, parser };
	} catch (error) {
		await parser.destroy();
		throw error;
	}
}

/** The opened document is what positions and attachments need; the types of pdf-parse keep it to themselves. */
async function load(parser: PDFParse): Promise<PdfDocument> {
	try {
		return await (parser as unknown as { load(): Promise<PdfDocument> }).load();
	} catch (error) {
		const { name = '', message = '' } = error as Partial<Error>;
		const [, failure] = FAILURES.find(([pattern]) => pattern.test(`${name} ${message}`)) ?? [];
		return refuse({ field: 'file', ...(failure as NonNullable<typeof failure>) });
	}
}

async function refuseUnreadable(document: PdfDocument, limits: IntakeLimits): Promise<void> {
	if (document.numPages > limits.pages) {
		refuse({
			...{ rule: 'pdf.pages', field: 'file' },
			message: `The PDF has ${document.numPages} pages; up to ${limits.pages} are read.`,
			fix: 'Send the pages of the invoice as a file of their own.',
		});
	}
	// Such a form holds its text in data of its own; a reader that does not run it sees "Please wait".
	if (document.isPureXfa || (await document.getMetadata()).info.IsXFAPresent === true) {
		refuse({
			...{ rule: 'pdf.form', field: 'file' },
			message: 'The PDF is a form of the XFA kind, which shows nothing without a program of Adobe.',
			fix: 'Open it there and print it to PDF.',
		});
	}
	if (await document.hasJSActions()) {
		refuse({
			...{ rule: 'pdf.script', field: 'file' },
			message: 'The PDF holds scripts: it may show other figures than those that stand in it.',
			fix: 'Print it to a new PDF and look at that one before you send it.',
		});
	}
}

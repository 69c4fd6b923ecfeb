import type { PDFParse } from 'pdf-parse';
import type { IntakeLimits } from '../limits';
import type { PdfDocument } from './pdfDocument';

/** 200 dots an inch are where recognition stops to gain; a PDF counts 72 points an inch. */
const SCALE = 200 / 72;

/** A page as a PNG of 200 dots an inch; fewer where the page is so large that its picture would not fit the limits. */
export async function renderPage(
	{ document, parser }: { readonly document: PdfDocument; readonly parser: PDFParse },
	number: number,
	limits: IntakeLimits,
): Promise<Uint8Array> {
	const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
	const scale = Math.min(
		SCALE,
		limits.mostPixels / Math.max(width, height),
		Math.sqrt(limits.readArea / (width * height)),
	);
	const { pages } = await parser.getScreenshot({
		...{ partial: [number], scale, imageBuffer: true, imageDataUrl: false },
	});
	const picture = pages[0]?.data;
	if (picture === undefined) throw new Error(`Page ${number} could not be rendered.`);
	return picture;
}

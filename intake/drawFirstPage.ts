import type { IntakeLimits } from './limits';
import { fitPicture } from './ocr/fitPicture';
import { measureImage } from './ocr/measureImage';
import { openPdf } from './pdf/openPdf';
import { renderPage } from './pdf/renderPage';

/** A page that a person reads beside a form: A4 at 100 dots an inch has a million pixels. */
const SHOWN_AREA = 1_500_000;

/** The first page as a picture to look at; the worker's side of `drawPage`. */
export async function drawFirstPage(
	bytes: Uint8Array,
	kind: 'pdf' | 'image',
	limits: IntakeLimits,
): Promise<Uint8Array> {
	const size = kind === 'image' ? measureImage(bytes, limits) : undefined;
	if (size !== undefined) {
		// What is small enough is shown as it came.
		return size.width * size.height <= SHOWN_AREA ? bytes : fitPicture(bytes, size, SHOWN_AREA);
	}
	const pdf = await openPdf(bytes, limits);
	try {
		return await renderPage(pdf, 1, { ...limits, readArea: SHOWN_AREA });
	} finally {
		await pdf.parser.destroy();
	}
}

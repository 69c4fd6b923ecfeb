import type { Page } from 'tesseract.js';
import type { TextPage, Word } from '../text/page';
import type { Size } from './measureImage';

/** What is read with less certainty than this is dirt. */
const LEAST = 0.15;
/** Lines that tell how the page is turned. */
const LONG_LINE = 0.1;

/** Words of a recognised page. Rows that climb, because the paper lay askew, are laid level. */
export function wordsOf(data: Page, number: number, { width, height }: Size): TextPage {
	const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap(({ lines }) => lines));
	const slope = slopeOf(lines, width);
	const words = lines.flatMap((line) => {
		// Letters of a line are of one height; a single word may have none that rise.
		const row = line.bbox.y1 - line.bbox.y0;
		return line.words.flatMap(({ text, bbox, confidence }): Word[] => {
			const certainty = confidence / 100;
			if (certainty < LEAST || !/[\p{L}\p{N}€£$%&+]/u.test(text) || bbox.y1 - bbox.y0 > 3 * row) return [];
			const level = slope * bbox.x0;
			return [
				{
					...{ text, left: bbox.x0, right: bbox.x1, confidence: certainty },
					top: bbox.y0 - level,
					bottom: bbox.y1 - level,
				},
			];
		});
	});
	return { number, width, height, source: 'ocr', words };
}

type Line = NonNullable<Page['blocks']>[number]['paragraphs'][number]['lines'][number];

function slopeOf(lines: readonly Line[], width: number): number {
	const slopes = lines
		.map(({ baseline }) => baseline)
		.filter(({ x0, x1 }) => x1 - x0 > LONG_LINE * width)
		.map(({ x0, y0, x1, y1 }) => (y1 - y0) / (x1 - x0))
		.sort((one, other) => one - other);
	return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

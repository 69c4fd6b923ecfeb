import type { TextPage, Word } from '../text/page';
import type { PdfDocument, PdfPage, PdfTextItem, PdfViewport } from './pdfDocument';

/** Pieces closer than this part of their height belong to one word. */
const SAME_WORD = 0.12;
/** Text that rises or falls more than this is a watermark or stands on its side. */
const SLANT = 0.1;

/** The text layer of a PDF as words with their places. */
export async function readWords(
	document: PdfDocument,
	onPage: (page: number) => void = () => {},
): Promise<TextPage[]> {
	const pages: TextPage[] = [];
	for (let number = 1; number <= document.numPages; number += 1) {
		onPage(number);
		pages.push(await readPage(await document.getPage(number), number));
	}
	return pages;
}

async function readPage(page: PdfPage, number: number): Promise<TextPage> {
	const view = page.getViewport({ scale: 1 });
	const { items } = await page.getTextContent();
	const pieces = items.flatMap((item) => ('str' in item ? piecesOf(item, view) : []));
	page.cleanup();
	return { number, width: view.width, height: view.height, source: 'text', words: joinPieces(pieces) };
}

interface Piece extends Word {
	/** A blank stood before it in its item. */
	readonly isStart: boolean;
}

/** An item is a run of text; its words share its width by their letters. */
function piecesOf({ str, transform, width }: PdfTextItem, view: PdfViewport): Piece[] {
	const [a, b, c, d, x, y] = transform;
	const run = Math.hypot(a, b) || 1;
	const rise = Math.hypot(c, d);
	const at = (along: number, up: number) =>
		view.convertToViewportPoint(
			x + (a / run) * along - (b / run) * up,
			y + (b / run) * along + (a / run) * up,
		);
	const [left, base] = at(0, 0);
	const [right, end] = at(width, 0);
	const [, top] = at(0, rise);
	if (rise === 0 || Math.abs(end - base) > SLANT * Math.max(Math.abs(right - left), 1) || right < left)
		return [];
	const each = str.length === 0 ? 0 : (right - left) / str.length;
	return [...str.matchAll(/\S+/g)].map((match) => ({
		text: match[0],
		left: left + each * match.index,
		right: left + each * (match.index + match[0].length),
		...{ top: Math.min(top, base), bottom: Math.max(top, base), confidence: 1 },
		isStart: match.index > 0,
	}));
}

/** Some programs place every letter by itself. */
function joinPieces(pieces: readonly Piece[]): Word[] {
	const words: Word[] = [];
	for (const { isStart, ...piece } of pieces) {
		const last = words.at(-1);
		const height = piece.bottom - piece.top;
		const joins =
			last !== undefined &&
			!isStart &&
			Math.abs(last.bottom - piece.bottom) < height / 4 &&
			Math.abs(piece.left - last.right) < SAME_WORD * height;
		if (joins) words[words.length - 1] = { ...last, text: last.text + piece.text, right: piece.right };
		else words.push(piece);
	}
	return words;
}

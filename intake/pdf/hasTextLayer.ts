import type { TextPage } from '../text/page';

/** Fewer letters than this are a stamp or a page number upon a picture. */
const LEAST_LETTERS = 60;
/** Fonts without a table of their letters give signs that are none. */
const MOST_STRANGE = 0.2;
const STRANGE = /[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/g;

/** Whether the text of a PDF can be read as text; else its pages must be looked at. */
export function hasTextLayer(pages: readonly TextPage[]): boolean {
	const text = pages.flatMap(({ words }) => words.map((word) => word.text)).join('');
	const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
	const strange = text.match(STRANGE)?.length ?? 0;
	return letters >= LEAST_LETTERS && strange < MOST_STRANGE * text.length;
}

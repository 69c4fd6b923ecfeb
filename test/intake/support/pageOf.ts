import type { TextPage, Word } from '../../../intake/text/page';

const LETTER = 8;
const ROW = 20;
const HEIGHT = 14;

/**
 * Lines of text as words on a page. Every sign takes the same room, so that columns of the text are columns of the page;
 * three blanks are a gap between cells.
 */
export function pageOf(text: string, changes: Partial<TextPage> = {}): TextPage {
	const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
	const words = lines.flatMap((line, row) =>
		[...line.replaceAll('\t', '   ').matchAll(/\S+/g)].map((match): Word => ({
			text: match[0],
			left: 40 + match.index * LETTER,
			right: 40 + (match.index + match[0].length) * LETTER,
			top: 40 + row * ROW,
			bottom: 40 + row * ROW + HEIGHT,
			confidence: 1,
		})),
	);
	return {
		number: 1,
		width: 800,
		height: Math.max(1100, lines.length * ROW + 80),
		source: 'text',
		words,
		...changes,
	};
}

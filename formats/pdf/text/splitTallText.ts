import { estimateWidth } from './estimateWidth';

/**
 * Cuts a text into parts of at most `maxLines` printed lines, at line ends or between words. A table row that may
 * not break and is taller than the page would lose its end.
 */
export function splitTallText(text: string, width: number, fontSize: number, maxLines: number): string[] {
	const parts: string[] = [];
	let part = '';
	let lines = 1;
	const startLine = (separator: string) => {
		lines += 1;
		if (lines <= maxLines) {
			part += separator;
			return;
		}
		parts.push(part);
		part = '';
		lines = 1;
	};
	text.split('\n').forEach((paragraph, index) => {
		if (index > 0) startLine('\n');
		const perLine = charactersPerLine(paragraph, width, fontSize);
		let column = 0;
		for (const token of tokensOf(paragraph, perLine)) {
			if (column > 0 && column + token.length > perLine) {
				startLine('');
				column = 0;
			}
			part += part === '' ? token.trimStart() : token;
			column += token.length;
		}
	});
	return [...parts, part];
}

function charactersPerLine(paragraph: string, width: number, fontSize: number): number {
	const needed = Math.max(1, estimateWidth(paragraph, fontSize));
	return Math.max(1, Math.floor((paragraph.length * width) / needed));
}

/** Words, each with the blanks before it; a word longer than a line in pieces. */
function tokensOf(paragraph: string, perLine: number): string[] {
	const words = paragraph.match(/\s*\S+/g) ?? [];
	return words.flatMap((word) => word.match(new RegExp(`.{1,${perLine}}`, 'gsu')) ?? []);
}

/** Advance widths of Roboto Medium, the wider of the two upright styles, in thousandths of the font size. */
const WIDE = /[@%MWmw—]/u;
const NARROW = /[ \u00a0.,:;'’!|()[\]iIjlt-]/u;

/** A little more than the text needs on one line, so that a column made for it does not wrap it. */
export function estimateWidth(text: string, fontSize: number): number {
	const thousandths = [...text].reduce((sum, character) => sum + widthOf(character), 0);
	return (thousandths * fontSize) / 1000;
}

function widthOf(character: string): number {
	if (WIDE.test(character)) return 900;
	if (NARROW.test(character)) return 350;
	return /\p{Lu}/u.test(character) ? 690 : 575;
}

/** Width of a column that takes each of these texts on one line. */
export function estimateWidest(texts: readonly string[], fontSize: number): number {
	return Math.max(0, ...texts.map((text) => estimateWidth(text, fontSize)));
}

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	nbsp: '\u00a0',
	apos: "'",
};

const BLOCKS = /<\/?(?:p|div|h[1-3]|ul|ol|table|thead|tbody)\b[^>]*>/gi;

/**
 * The plain text of the HTML of a message or of its template: a paragraph apart from the next, a row of a table on one
 * line, its cells parted by bars, a link followed by its address.
 */
export function htmlToText(html: string): string {
	const text = html
		.replace(/\s*\n\s*/g, ' ')
		.replace(/<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a\s*>/gi, (_, href: string, inner: string) =>
			stripTags(inner).trim() === href ? href : `${inner} (${href})`,
		)
		.replace(/<br\b[^>]*>/gi, '\n')
		.replace(/<hr\b[^>]*>/gi, '\n\n----\n\n')
		.replace(/<li\b[^>]*>/gi, '\n- ')
		.replace(/<\/t[hd]\s*>/gi, ' | ')
		.replace(/<tr\b[^>]*>/gi, '\n')
		.replace(BLOCKS, '\n\n');
	return tidyText(decodeEntities(stripTags(text)));
}

/** Closes the gaps: no blanks or bars at the ends of lines, no more than one empty line. */
export function tidyText(text: string): string {
	return text
		.replace(/ {2,}|\t+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/(?: \|)+ ?(?=\n|$)/g, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

function stripTags(html: string): string {
	return html.replace(/<[^>]*>/g, '');
}

export function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,6})|(\w{2,5}));/g,
		(whole, code: string | undefined, name: string | undefined) =>
			code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
	);
}

/**
 * Text as searches compare it: lower case, without accents (đ and œ spelt out), single spaces, no control characters. Both sides of a
 * search go through here, so "Société Générale" is found by "societe gen".
 */
export function foldText(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/đ/g, 'd')
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

export function searchText(parts: ReadonlyArray<string | null | undefined>): string {
	return foldText(parts.filter((part) => part !== null && part !== undefined && part !== '').join(' '));
}

/** The words of a search as LIKE patterns. */
export function likePatterns(search: string): string[] {
	return foldText(search)
		.split(' ')
		.filter((word) => word !== '')
		.map(likePattern);
}

/** Folded text, anywhere; `%`, `_` and the escape sign are searched as themselves. */
export function likePattern(folded: string): string {
	return `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
}

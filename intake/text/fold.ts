/** Letters that do not fall apart into a letter and a mark. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
	...{ đ: 'd', ø: 'o', ł: 'l', ß: 's', æ: 'a', œ: 'o' },
	...{ '’': "'", '‘': "'", '´': "'", '–': '-', '—': '-', '−': '-', '‐': '-', '‑': '-', º: '°' },
	...{ '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ' },
};

/**
 * Text for comparing: small letters without marks, one sign of dash and apostrophe. It keeps the length, so that a place
 * in it is the same place in the text.
 */
export function fold(text: string): string {
	return Array.from({ length: text.length }, (_, index) => foldUnit(text[index] ?? '')).join('');
}

function foldUnit(unit: string): string {
	const small = unit.toLowerCase();
	const base = OWN_LETTERS[small] ?? small.normalize('NFD')[0] ?? small;
	return base.length === 1 ? base : unit;
}

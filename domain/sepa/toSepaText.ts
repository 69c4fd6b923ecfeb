import { CHARACTER_SETS, REPLACEMENTS, TRANSLITERATIONS, type CharacterSet } from './characterSets';

const OUTSIDE: Readonly<Record<CharacterSet, RegExp>> = {
	base: new RegExp(`[^${CHARACTER_SETS.base}]`, 'u'),
	german: new RegExp(`[^${CHARACTER_SETS.german}]`, 'u'),
};

/** True for text that every bank takes as it stands. */
export function isSepaText(text: string, set: CharacterSet = 'base'): boolean {
	return !OUTSIDE[set].test(text);
}

/**
 * Text in the characters of SEPA: accents come off, some signs are written otherwise, what is left becomes a space;
 * spaces are gathered, and what is longer than `max` is cut. `Émile Œuvrard & Cie` becomes `Emile OEuvrard + Cie`.
 * Text that is right already stays what it is. The outcome may be empty.
 */
export function toSepaText(text: string, max: number, set: CharacterSet = 'base'): string {
	const outside = OUTSIDE[set];
	const written = outside.test(text)
		? [...text.normalize('NFC')]
				.map((sign) => (outside.test(sign) ? writeOtherwise(sign, outside) : sign))
				.join('')
		: text;
	return written.replace(/ {2,}/g, ' ').trim().slice(0, max).trimEnd();
}

function writeOtherwise(sign: string, outside: RegExp): string {
	const bare = REPLACEMENTS[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
	if (bare !== '' && !outside.test(bare)) return bare;
	// A letter that keeps no accent may still have a way of its own: ǿ is ø with an accent.
	const plain = [...bare].map((one) => REPLACEMENTS[one] ?? transliterate(one)).join('');
	return plain !== '' && !outside.test(plain) ? plain : /^\p{M}$/u.test(sign) ? '' : ' ';
}

function transliterate(letter: string): string {
	const small = letter.toLowerCase();
	const latin = TRANSLITERATIONS[small];
	if (latin === undefined) return letter;
	return small === letter ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}

/** What XML 1.0 cannot hold, not even as a reference: controls, two non-characters, halves of surrogate pairs. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** The first character of a text that an XML file cannot hold; undefined where it can hold all of it. */
export function findImpossible(text: string): string | undefined {
	return IMPOSSIBLE.exec(text)?.[0];
}

/** `U+000B`, as people look a character up. */
export function nameCharacter(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text with a box for what cannot be shown, and not the whole of a long one. */
export function showText(text: string): string {
	const shown = [...text.slice(0, 61)].map((one) => (IMPOSSIBLE.test(one) ? '□' : one)).join('');
	return text.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

import { hasGlyph } from './fontCharacters';

const SHOWN_WHEN_MISSING = '\ufffd';

/**
 * Text as the page shows it: composed letters (a decomposed `ệ` has no glyph), one kind of line end, no control,
 * bidirectional or other invisible characters. What the font does not hold becomes `�`.
 */
export function cleanText(value: unknown): string {
	return composeText(value)
		.replace(/[^\n]/gu, (character) => (hasGlyph(character) ? character : SHOWN_WHEN_MISSING))
		.trim();
}

/** Title, author and the like: one line, any script, nothing that XML forbids. */
export function cleanMetadata(value: unknown): string {
	return composeText(value).replace(/\s+/g, ' ').trim().slice(0, 250);
}

export function composeText(value: unknown): string {
	return String(value ?? '')
		.normalize('NFC')
		.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
		.replace(/\t/g, '    ')
		.replace(/\u202f/g, '\u00a0')
		.replace(/[\u205f\u3000]/g, ' ')
		.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

/** Signs with which a spreadsheet takes a cell for a formula; the wide forms are those of East Asian keyboards. */
const FORMULA = '[=+\\-@\\t\\r\\n\\uff0b\\uff0d\\uff1d\\uff20]';
const RISKY = new RegExp(`^'*${FORMULA}`);
const NEUTRALIZED = new RegExp(`^'+${FORMULA}`);

/**
 * An apostrophe before a text that a spreadsheet would run as a formula (CSV injection, OWASP). A text that begins
 * like a neutralised one gets an apostrophe more, so that reading gives each text back as it was.
 */
export function neutralizeFormula(text: string): string {
	return RISKY.test(text) ? `'${text}` : text;
}

/** What `neutralizeFormula` was given. */
export function undoNeutralizing(text: string): string {
	return NEUTRALIZED.test(text) ? text.slice(1) : text;
}

/** Titles of kinds as n8n writes the entries of a list. */
export function titleCase(text: string): string {
	return text.replace(/\b(?!for\b)[a-z]/g, (letter) => letter.toUpperCase());
}

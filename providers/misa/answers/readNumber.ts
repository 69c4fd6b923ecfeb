/** A number that was given: up to eight digits. A draft has words in its place. */
export function readNumber(
	text: string | null,
): { readonly number: string; readonly sequence: number } | null {
	if (text === null || !/^\d{1,8}$/.test(text)) return null;
	const sequence = Number(text);
	return sequence === 0 ? null : { number: text.padStart(8, '0'), sequence };
}

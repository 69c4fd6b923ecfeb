/** A document with the texts by which a customer may name it: its number, the customer's reference, the order number. */
export interface Referable {
	readonly id: string;
	readonly references: readonly string[];
}

/** Fewer signs, or no digit at all, would be found in any text. */
const SHORTEST = 4;

/**
 * The documents that the text of a payment names (libellé du virement). Banks take separators out or put others in, so
 * `FA2026-00012` is found in `VIR MARTIN FA2026 00012`; but never inside a longer number such as `FA2026-000123`.
 *
 * @returns the same documents, in the order in which the text names them
 */
export function findReferenced<T extends Referable>(text: string, documents: readonly T[]): T[] {
	const upper = text.toUpperCase();
	return documents
		.map((document) => ({ document, at: firstPlace(upper, document.references) }))
		.filter(({ at }) => at >= 0)
		.sort((a, b) => a.at - b.at)
		.map(({ document }) => document);
}

function firstPlace(upper: string, references: readonly string[]): number {
	const places = references.map((reference) => placeOf(upper, reference)).filter((place) => place >= 0);
	return places.length === 0 ? -1 : Math.min(...places);
}

function placeOf(upper: string, reference: string): number {
	const groups = reference.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	const signs = groups.join('');
	if (signs.length < SHORTEST || !/\d/.test(signs)) return -1;
	const between = String.raw`[\s\-/._]*`;
	const pattern = String.raw`(?<![\p{L}\p{N}])${groups.join(between)}(?![\p{L}\p{N}]|[-/._]\p{N})`;
	return upper.search(new RegExp(pattern, 'u'));
}

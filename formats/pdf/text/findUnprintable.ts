import type { Printable } from '../printableReceipt';
import { composeText } from './cleanText';
import { hasGlyph } from './fontCharacters';

/** Characters that the print would show as `�`, each once: for a hint to the user. */
export function findUnprintable(printable: Printable): string[] {
	const printed =
		printable.kind === 'receipt' || printable.kind === 'mandate'
			? printable
			: { ...printable, internalNote: null, attachments: [] };
	const found = new Set<string>();
	JSON.stringify(printed, (_, value: unknown) => {
		if (typeof value === 'string') {
			for (const character of composeText(value)) {
				if (character !== '\n' && !hasGlyph(character)) found.add(character);
			}
		}
		return value;
	});
	return [...found];
}

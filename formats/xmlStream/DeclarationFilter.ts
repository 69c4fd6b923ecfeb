import { refuse } from '../../domain/refusal';

const OPENING = '<?xml';
const LONGEST = 1000;

/**
 * Takes XML declarations out of a text, chunk by chunk: some banks put several whole documents into one file, and a
 * declaration in the midst of a text is no XML. What they say of the encoding is not needed.
 */
export class DeclarationFilter {
	private rest = '';

	filter(chunk: string): string {
		let text = this.rest + chunk;
		this.rest = '';
		let kept = '';
		for (;;) {
			const at = text.indexOf(OPENING);
			if (at < 0) break;
			const next = text[at + OPENING.length];
			const isDeclaration = next === undefined || /\s/.test(next);
			if (!isDeclaration) {
				kept += text.slice(0, at + OPENING.length);
				text = text.slice(at + OPENING.length);
				continue;
			}
			const end = text.indexOf('?>', at);
			kept += text.slice(0, at);
			if (end < 0) return this.keep(text.slice(at), kept);
			text = text.slice(end + 2);
		}
		const start = beginningOf(text);
		return this.keep(text.slice(start), kept + text.slice(0, start));
	}

	end(): string {
		return this.rest;
	}

	private keep(rest: string, kept: string): string {
		if (rest.length > LONGEST) {
			refuse({
				rule: 'xml.declaration',
				message: 'The file has an XML declaration that does not end.',
				fix: 'Fetch the file again from the bank.',
			});
		}
		this.rest = rest;
		return kept;
	}
}

/** Where a declaration may begin that is cut by the end of the text. */
function beginningOf(text: string): number {
	for (let length = Math.min(OPENING.length, text.length); length > 0; length -= 1)
		if (text.endsWith(OPENING.slice(0, length))) return text.length - length;
	return text.length;
}

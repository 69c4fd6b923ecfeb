import { findImpossible, nameCharacter, showText } from '../../domain/en16931/xmlText';
import { refuse } from '../../domain/refusal';

/** Text with none of these goes out as it is. */
const NEEDS_CARE = /[&<>"\t\r\n\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Parsers turn these into line breaks or spaces of their own, unless they are references. */
const SPACES: Readonly<Record<string, string>> = { '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/**
 * @throws Refusal `xml.character` for a character that XML does not know; it is never dropped silently, because two
 * texts would become one.
 */
export function escapeText(text: string): string {
	if (!NEEDS_CARE.test(text)) return text;
	assertXmlText(text);
	return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character).replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
	if (!NEEDS_CARE.test(text)) return text;
	assertXmlText(text);
	return text
		.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
		.replace(/[\t\n\r]/g, (space) => SPACES[space] ?? space);
}

function assertXmlText(text: string): void {
	const found = findImpossible(text);
	if (found === undefined) return;
	refuse({
		rule: 'xml.character',
		message: `A text of the document has a character that an e-invoice cannot hold (${nameCharacter(found)}): '${showText(text)}'.`,
		fix: 'Take the character out of the text; it came in by copying from another program.',
	});
}

/** ` name="value"`, to be handed to `leaf`; nothing where there is no value. */
export function attribute(name: string, value: string | undefined): string {
	return value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
}

/** An element with text; nothing where there is none. */
export function leaf(name: string, text: string | undefined, attributes = ''): string {
	return text === undefined || text === '' ? '' : `<${name}${attributes}>${escapeText(text)}</${name}>`;
}

/** An element around others; nothing where there are none. */
export function branch(name: string, content: string): string {
	return content === '' ? '' : `<${name}>${content}</${name}>`;
}

/** What each of many becomes, one after the other. */
export function each<T>(items: readonly T[], write: (item: T) => string): string {
	let xml = '';
	for (const item of items) xml += write(item);
	return xml;
}

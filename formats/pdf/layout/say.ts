import type { Content, ContentText, Style } from 'pdfmake/interfaces';
import { cleanText } from '../text/cleanText';

/**
 * The only way for text into the definition. Whatever the data holds, pdfmake gets a string: an object or a list
 * would be read as markup.
 */
export function say(value: unknown, style: Style = {}): ContentText {
	return { text: cleanText(value), ...style };
}

/** Nothing, where an optional part of the page is absent. */
export function sayIf(value: string | null | undefined, make: (text: string) => Content): Content[] {
	const text = cleanText(value);
	return text === '' ? [] : [make(text)];
}

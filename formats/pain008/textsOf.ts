import { findAll, type XmlNode } from '../xmlStream';

/** Texts of all elements of a name. */
export function textsOf(node: XmlNode, name: string): string[] {
	return findAll(node, name).map(({ text }) => text.trim());
}

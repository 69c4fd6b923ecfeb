import { parseStringPromise, processors } from 'xml2js';
import { refuse } from '../../domain/refusal';
import { decodeXml } from './decodeXml';
import { guardXml } from './guardXml';
import { XML_LIMITS, type XmlLimits } from './limits';
import { ATTRIBUTES, TEXT, XmlElement, type RawElement } from './XmlElement';

/**
 * Bytes → the root element. Size, encoding, DOCTYPE and depth are looked at before anything is built.
 *
 * @throws Refusal `xml.tooLarge`, `xml.encoding`, `xml.doctype`, `xml.depth`, `xml.elements` or `xml.malformed`
 */
export async function parseXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): Promise<XmlElement> {
	if (bytes.length > limits.bytes) {
		refuse({
			rule: 'xml.tooLarge',
			field: 'file',
			message: `The XML has ${bytes.length} bytes; up to ${limits.bytes} are read.`,
			fix: 'Send attachments of the invoice as files of their own.',
		});
	}
	const xml = decodeXml(bytes);
	guardXml(xml, limits);
	const parsed = (await parseStringPromise(xml, {
		tagNameProcessors: [processors.stripPrefix],
		attrNameProcessors: [processors.stripPrefix],
		explicitCharkey: true,
		charkey: TEXT,
		attrkey: ATTRIBUTES,
		explicitArray: true,
	})) as Record<string, RawElement>;
	const [name = '', raw = {}] = Object.entries(parsed)[0] ?? [];
	return new XmlElement(name, raw);
}

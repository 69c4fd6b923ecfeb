import { listZipEntries, type ZipEntry } from './listZipEntries';
import { unpack } from './unpack';

/** A signed invoice of some hundred lines has some hundred kB. */
const LARGEST_XML = 8 * 1024 * 1024;
const LARGEST_INNER_ZIP = 16 * 1024 * 1024;
const ROOT = /<(?:\w+:)?HDon[\s>]/;
const FORBIDDEN = /<!(?:DOCTYPE|ENTITY)/i;

const endsWith = (ending: string) => (entry: ZipEntry) => entry.name.toLowerCase().endsWith(ending);

export interface XmlFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/**
 * Takes the signed XML of an invoice out of the ZIP of S-Invoice, byte for byte, so that its signature holds. The ZIP is
 * flat, or one ZIP within another.
 *
 * @throws RangeError where it has none, or one that is not safe to read
 */
export async function takeXml(zip: Uint8Array, number: string, depth = 1): Promise<XmlFile> {
	const entries = listZipEntries(zip);
	const xmls = entries.filter(endsWith('.xml'));
	const named = xmls.filter(({ name }) => name.includes(number));
	for (const entry of [...named, ...xmls.filter((xml) => !named.includes(xml))]) {
		const bytes = await unpack(entry, LARGEST_XML);
		const text = Buffer.from(bytes).toString('utf8');
		if (FORBIDDEN.test(text)) throw new RangeError('The XML has a DOCTYPE, which an invoice has not.');
		if (ROOT.test(text)) return { name: entry.name, bytes };
	}
	const inner = depth > 0 ? entries.find(endsWith('.zip')) : undefined;
	if (!inner) throw new RangeError('The ZIP holds no invoice in XML.');
	return takeXml(await unpack(inner, LARGEST_INNER_ZIP), number, depth - 1);
}

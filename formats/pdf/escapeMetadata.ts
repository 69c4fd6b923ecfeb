/** The part of pdfkit's document that writes metadata; its types leave it out. */
interface MetadataWriter {
	info: object;
	_addInfo(): void;
	appendXML(xml: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * pdfkit copies title, author and the rest into the XMP block as they are, so a seller called `Dupont & Fils` would
 * make the block malformed and the file no PDF/A. The block gets escaped copies; the Info dictionary keeps the text.
 */
export function escapeMetadata(stream: unknown): void {
	const writer = stream as MetadataWriter;
	const addInfo = writer._addInfo.bind(writer);
	writer._addInfo = () => {
		const { info } = writer;
		writer.info = Object.fromEntries(
			Object.entries(info).map(([name, value]) => [
				name,
				typeof value === 'string' ? escapeXml(value) : value,
			]),
		);
		addInfo();
		writer.info = info;
	};
}

/** One block of our own among the metadata: pdfkit writes them all into one packet. */
export function addMetadata(stream: unknown, xml: string): void {
	(stream as MetadataWriter).appendXML(xml);
}

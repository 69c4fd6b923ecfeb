import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { escapeMetadata, addMetadata } from './escapeMetadata';

const fontFile = (style: string) => require.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`);
const roboto = {
	normal: fontFile('Regular'),
	bold: fontFile('Medium'),
	italics: fontFile('Italic'),
	bolditalics: fontFile('MediumItalic'),
};
const ownFonts: ReadonlySet<string> = new Set(Object.values(roboto));

/**
 * An instance of our own: the one that the module exports may be shared with other packages in the same n8n, whose
 * fonts and access policies must not reach ours, nor ours theirs.
 */
const writer = new (pdfmake.constructor as new () => typeof pdfmake)();
writer.setFonts({ Roboto: roboto });
writer.setLocalAccessPolicy((path) => ownFonts.has(path));
writer.setUrlAccessPolicy(() => false);

/** Definition → bytes, in this thread. pdfmake writes into the definition: use it once. */
export async function writePdf(
	definition: TDocumentDefinitions & { readonly metadata?: string },
): Promise<Buffer> {
	const output = writer.createPdf(definition);
	const stream = await output.getStream();
	escapeMetadata(stream);
	if (definition.metadata !== undefined) addMetadata(stream, definition.metadata);
	return output.getBuffer();
}

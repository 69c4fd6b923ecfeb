import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

/**
 * Validates texts of XML against schemas: `{ schemas: { name: path }, files: [{ schema, xml }] }` in, a list of the first
 * error of each file, or null, out. A process of its own, because the validator comes as an ES module that jest cannot load.
 */
const { schemas, files } = JSON.parse(readFileSync(0, 'utf8'));
const validators = Object.fromEntries(
	Object.entries(schemas).map(([name, path]) => [
		name,
		XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path })),
	]),
);

function firstError({ schema, xml }) {
	try {
		const document = XmlDocument.fromString(xml);
		try {
			validators[schema].validate(document);
		} finally {
			document.dispose();
		}
		return null;
	} catch (error) {
		return error.details?.[0]?.message ?? error.message;
	}
}
process.stdout.write(JSON.stringify(files.map(firstError)));

import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/**
 * Validates texts of XML against schemas that are spread over several files: `{ schemas: { name: path }, files:
 * [{ schema, xml }] }` in, a list of the first error of each file, or null, out. A process of its own, because the
 * validator comes as an ES module that jest cannot load.
 */
xmlRegisterFsInputProviders();
const { schemas, files } = JSON.parse(readFileSync(0, 'utf8'));
const validators = new Map();

function validatorOf(name) {
	if (!validators.has(name)) {
		const path = schemas[name];
		validators.set(name, XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path })));
	}
	return validators.get(name);
}

function firstError({ schema, xml }) {
	const validator = validatorOf(schema);
	try {
		const document = XmlDocument.fromString(xml);
		try {
			validator.validate(document);
		} finally {
			document.dispose();
		}
		return null;
	} catch (error) {
		return error.details?.[0]?.message ?? error.message;
	}
}
process.stdout.write(JSON.stringify(files.map(firstError)));

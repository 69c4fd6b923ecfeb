import { SaxesParser } from 'saxes';
import { refuse } from '../../domain/refusal';
import type { XmlLimits } from './limits';

/**
 * Walks through XML without building anything, and refuses what could hurt the reader that builds: a DOCTYPE (and with
 * it every entity of its own), too many levels, too many elements, or what is not well formed.
 *
 * @throws Refusal `xml.doctype`, `xml.depth`, `xml.elements` or `xml.malformed`
 */
export function guardXml(xml: string, limits: XmlLimits): void {
	const parser = new SaxesParser({ xmlns: true });
	let depth = 0;
	let elements = 0;
	parser.on('doctype', () =>
		refuse({
			rule: 'xml.doctype',
			field: 'file',
			message:
				'The XML holds a DOCTYPE. E-invoices have none, and it can make a reader open files or fill the memory.',
			fix: 'Ask the sender for the invoice without it.',
		}),
	);
	parser.on('opentag', () => {
		depth += 1;
		elements += 1;
		if (depth > limits.depth)
			refuseSize('xml.depth', `The XML is nested more than ${limits.depth} levels deep.`);
		if (elements > limits.elements)
			refuseSize('xml.elements', `The XML has more than ${limits.elements} elements.`);
	});
	parser.on('closetag', () => {
		depth -= 1;
	});
	parser.on('error', (error) =>
		refuse({
			rule: 'xml.malformed',
			field: 'file',
			message: `The file is no well-formed XML (line ${parser.line}): ${reasonOf(error)}.`,
			fix: 'Ask the sender for the file again; it may have been cut or edited by hand.',
		}),
	);
	parser.write(xml).close();
}

function refuseSize(rule: string, message: string): never {
	refuse({
		rule,
		field: 'file',
		message,
		fix: 'Check where the file comes from: an invoice is not built like this.',
	});
}

/** The parser puts its position before the reason; names of the file's own are cut to a length that can be shown. */
function reasonOf(error: Error): string {
	return error.message
		.replace(/^\d+:\d+: /, '')
		.replace(/\.$/, '')
		.slice(0, 150);
}

import { inflateSync } from 'node:zlib';
import { parseStringPromise } from 'xml2js';
import { toSemanticInvoice } from '../../../domain/en16931/toSemanticInvoice';
import { CII_PROFILES, PROFILE_RULES, type CiiProfile } from '../../../formats/cii/profiles';
import { writeCii } from '../../../formats/cii/writeCii';
import { encloseInvoice } from '../../../formats/facturx/encloseInvoice';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import type { PrintableDocument } from '../../../formats/pdf/printable';
import { writePdf } from '../../../formats/pdf/writePdf';
import { french } from '../../domain/en16931/builders';
import { hostile } from '../../domain/en16931/samples';
import { draft } from '../pdf/samples';

const write = (document: PrintableDocument, profile?: CiiProfile) =>
	writePdf(layoutDocument(encloseInvoice(document, toSemanticInvoice(document), profile)));

function xmpOf(pdf: Buffer): string {
	const text = pdf.toString('utf8');
	return text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end'));
}

/** The one file within the PDF. */
function enclosedIn(pdf: Buffer): string {
	const text = pdf.toString('latin1');
	const at = text.indexOf('/Type /EmbeddedFile');
	const from = text.indexOf('stream\n', at) + 'stream\n'.length;
	return inflateSync(pdf.subarray(from, text.indexOf('\nendstream', from))).toString('utf8');
}

test.each(CII_PROFILES)('%s: the XML is inside, named, related and described', async (profile) => {
	const document = french('invoice');
	const pdf = await write(document, profile);
	expect(enclosedIn(pdf)).toBe(writeCii(toSemanticInvoice(document), { profile, carrier: 'pdf' }));
	const text = pdf.toString('latin1');
	const { relationship, conformanceLevel } = PROFILE_RULES[profile];
	expect(text).toContain(`/AFRelationship /${relationship}`);
	expect(text).toMatch(/\/AF \[/);
	expect(text).toContain('/Subtype /text#2Fxml');
	expect(text).toContain('(factur-x.xml)');
	// The day of the document, never that of the print.
	expect(text).toContain('/ModDate (D:20261122000000Z)');
	const xmp = xmpOf(pdf);
	expect(xmp).toContain(`<fx:ConformanceLevel>${conformanceLevel}</fx:ConformanceLevel>`);
	expect(xmp).toContain('<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>');
	expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
	expect(xmp.match(/<x:xmpmeta/g)).toHaveLength(1);
});

test('hostile text leaves the metadata well-formed and the XML whole', async () => {
	const { document, context } = hostile();
	const invoice = toSemanticInvoice(document, context);
	const pdf = await writePdf(layoutDocument(encloseInvoice(document, invoice)));
	expect(enclosedIn(pdf)).toBe(writeCii(invoice, { carrier: 'pdf' }));
	const xmp = xmpOf(pdf);
	await expect(parseStringPromise(xmp.slice(xmp.indexOf('<x:xmpmeta')))).resolves.toHaveProperty([
		'x:xmpmeta',
	]);
});

test('a copy is the same bytes', async () => {
	const document = french('creditNote');
	expect((await write(document)).equals(await write(structuredClone(document)))).toBe(true);
});

test.each<[string, Partial<PrintableDocument>, Partial<PrintableDocument['print']>]>([
	['a draft', draft, {}],
	['a cancelled record', { state: 'cancelled' }, {}],
	['a draft print', {}, { watermark: 'draftPrint' }],
	['a company in test mode', {}, { watermark: 'test' }],
	['what a provider numbers', {}, { notTheInvoice: true }],
	['a pro forma', {}, { printAs: 'proForma' }],
])('%s never becomes a hybrid invoice', (_name, changes, print) => {
	const document = french('invoice');
	const asked = { ...document, ...changes, print: { ...document.print, ...print } };
	expect(() => encloseInvoice(asked, toSemanticInvoice(document))).toThrow(
		expect.objectContaining({ rule: 'facturx.notFinal' }),
	);
});

test('a print without an invoice inside has neither file nor properties', async () => {
	const pdf = await writePdf(layoutDocument(french('invoice')));
	expect(pdf.toString('latin1')).not.toContain('/EmbeddedFile');
	expect(xmpOf(pdf)).not.toContain('factur-x');
});

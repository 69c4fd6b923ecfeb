import { isCreditType } from '../../../domain/en16931/typeCodes';
import { toSemanticInvoice } from '../../../domain/en16931/toSemanticInvoice';
import { writeNote } from '../../../formats/ubl/writeNote';
import { writeUbl } from '../../../formats/ubl/writeUbl';
import { parseXml } from '../../../formats/xml/parseXml';
import { french, without } from '../../domain/en16931/builders';
import { hostile, samples } from '../../domain/en16931/samples';
import { testSchemas, validateEInvoices } from '../../support/einvoiceSchemas';

const all = samples().map(({ name, document, context }) => ({
	name,
	invoice: toSemanticInvoice(document, context),
}));

testSchemas(
	'every document is valid UBL 2.1',
	() => {
		const questions = all.map(({ name, invoice }) => ({
			name,
			schema: isCreditType(invoice.typeCode) ? ('CreditNote' as const) : ('Invoice' as const),
			xml: writeUbl(invoice),
		}));
		const errors = validateEInvoices(questions);
		expect(questions.filter(({ schema }) => schema === 'CreditNote')).toHaveLength(2);
		expect(
			questions.flatMap(({ name }, index) => (errors[index] ? [`${name}: ${errors[index]}`] : [])),
		).toEqual([]);
	},
	120_000,
);

test('the same invoice is the same bytes', () => {
	for (const { invoice } of all) expect(writeUbl(structuredClone(invoice))).toBe(writeUbl(invoice));
});

test('a credit note is a document of its own, with quantities credited', async () => {
	const invoice = toSemanticInvoice(french('creditNote', { invoiceType: 'deposit' }));
	const root = await parseXml(Buffer.from(writeUbl(invoice)));
	expect(root.name).toBe('CreditNote');
	expect(root.first('CreditNoteTypeCode')?.text).toBe('503');
	expect(root.all('CreditNoteLine/CreditedQuantity')).toHaveLength(invoice.lines.length);
});

test('hostile text comes back as it was', async () => {
	const { document, context } = hostile();
	const root = await parseXml(Buffer.from(writeUbl(toSemanticInvoice(document, context))));
	const buyer = root.first('AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName');
	expect(buyer?.text).toBe(document.buyer.name);
	expect(root.first('OrderReference/ID')?.text).toBe('BC <&> 47"11');
	expect(root.first('AccountingSupplierParty/Party/EndpointID')?.text).toBe('a&b<c');
});

test('a comment never passes for a legal note, not even with the note after it', () => {
	const { document, context } = hostile();
	const invoice = toSemanticInvoice(document, context);
	const texts = [...writeUbl(invoice).matchAll(/<cbc:Note>([^<]*)<\/cbc:Note>/g)].map(([, text]) => text);
	const joined = texts.slice(0, invoice.notes.length).join('');
	for (const code of ['PMT', 'PMD', 'AAB', 'BAR']) expect(joined.split(`#${code}#`)).toHaveLength(2);
	expect(joined.endsWith('#BAR#B2B')).toBe(true);
});

test.each([
	['C#', 'C#'],
	['#1', '#1'],
	['#PMT#x', '# PMT#x'],
	['y#AAB', 'y# AAB'],
	['#toolong#', '#toolong#'],
])('the mark of %s', (text, expected) => {
	expect(writeNote({ subject: 'AAI', text })).toBe(`<cbc:Note>#AAI#${expected}</cbc:Note>`);
});

test('out of the scope of VAT there is no rate and no VAT number', () => {
	const xml = writeUbl(toSemanticInvoice(without('O')));
	expect(xml).not.toContain('cbc:Percent');
	expect(xml).not.toContain('FR19812345676');
});

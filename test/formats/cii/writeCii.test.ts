import { toSemanticInvoice } from '../../../domain/en16931/toSemanticInvoice';
import type { SemanticInvoice } from '../../../domain/en16931/semanticInvoice';
import { CII_PROFILES } from '../../../formats/cii/profiles';
import { guidelineOf, writeCii } from '../../../formats/cii/writeCii';
import { parseXml } from '../../../formats/xml/parseXml';
import { french } from '../../domain/en16931/builders';
import { hostile, samples } from '../../domain/en16931/samples';
import { testSchemas, validateEInvoices } from '../../support/einvoiceSchemas';

const all = samples().map(({ name, document, context }) => ({
	name,
	invoice: toSemanticInvoice(document, context),
}));

testSchemas(
	'every document is valid in every profile, and as plain CII',
	() => {
		const questions = all.flatMap(({ name, invoice }) => [
			...CII_PROFILES.map((schema) => ({
				name: `${name}, ${schema}`,
				schema,
				xml: writeCii(invoice, { profile: schema, carrier: 'pdf' }),
			})),
			{ name: `${name}, CII`, schema: 'cii' as const, xml: writeCii(invoice) },
			{
				name: `${name}, CII extended`,
				schema: 'cii' as const,
				xml: writeCii(invoice, { profile: 'extended' }),
			},
		]);
		const errors = validateEInvoices(questions);
		expect(errors).toHaveLength(all.length * 7);
		expect(
			questions.flatMap(({ name }, index) => (errors[index] ? [`${name}: ${errors[index]}`] : [])),
		).toEqual([]);
	},
	120_000,
);

testSchemas('the schema does see a fault', () => {
	const xml = writeCii(toSemanticInvoice(french('invoice')), { carrier: 'pdf' });
	const broken = xml.replace('<ram:TypeCode>380</ram:TypeCode>', '');
	expect(broken).not.toBe(xml);
	expect(validateEInvoices([{ schema: 'en16931', xml: broken }])).toEqual([
		expect.stringContaining('TypeCode'),
	]);
});

test('the same invoice is the same bytes', () => {
	for (const { invoice } of all) expect(writeCii(structuredClone(invoice))).toBe(writeCii(invoice));
});

test.each([
	['minimum', 'pdf', 'urn:factur-x.eu:1p0:minimum'],
	['basicWl', 'pdf', 'urn:factur-x.eu:1p0:basicwl'],
	['basic', 'pdf', 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic'],
	['en16931', 'pdf', 'urn:cen.eu:en16931:2017'],
	['extended', 'pdf', 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended'],
	['en16931', 'xml', 'urn:cen.eu:en16931:2017#compliant#urn.cpro.gouv.fr:1p0:en16931-ctc-fr'],
	['extended', 'xml', 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr'],
] as const)('%s in %s promises %s', (profile, carrier, guideline) => {
	expect(guidelineOf({ isFrench: true }, profile, carrier)).toBe(guideline);
	expect(writeCii(toSemanticInvoice(french('invoice')), { profile, carrier })).toContain(
		`<ram:ID>${guideline}</ram:ID>`,
	);
});

test('other countries promise plain EN 16931', () => {
	expect(guidelineOf({ isFrench: false }, 'en16931')).toBe('urn:cen.eu:en16931:2017');
});

test('hostile text comes back as it was', async () => {
	const { document, context } = hostile();
	const invoice = toSemanticInvoice(document, context);
	const root = await parseXml(Buffer.from(writeCii(invoice)));
	const transaction = root.first('SupplyChainTradeTransaction');
	expect(transaction?.first('ApplicableHeaderTradeAgreement/BuyerTradeParty/Name')?.text).toBe(
		document.buyer.name,
	);
	const line = transaction?.first('IncludedSupplyChainTradeLineItem');
	expect(line?.first('SpecifiedTradeProduct/Name')?.text).toBe(document.lines[0]?.description);
	expect(line?.first('SpecifiedTradeProduct/SellerAssignedID')?.text).toBe('<&"\'>');
	const notes = root.all('ExchangedDocument/IncludedNote/Content').map(({ text }) => text);
	expect(notes).toContain(document.headerComment);
});

test('line breaks that parsers would change are references', () => {
	const invoice = toSemanticInvoice(french('invoice', { headerComment: 'un\r\ndeux' }));
	expect(writeCii(invoice)).toContain('un&#13;\ndeux');
});

test.each([
	['a control', '\u000b', 'U+000B'],
	['a non-character', '\uffff', 'U+FFFF'],
	['half a pair', '\ud83d', 'U+D83D'],
])('%s is refused, and named', (_name, character, code) => {
	const invoice = toSemanticInvoice(french('invoice', { title: `Chantier${character}nord` }));
	const write = (change: Partial<SemanticInvoice>) => () => writeCii({ ...invoice, ...change });
	expect(write({})).toThrow(
		expect.objectContaining({ rule: 'xml.character', message: expect.stringContaining(code) }),
	);
	expect(write({ notes: [] })).not.toThrow();
});

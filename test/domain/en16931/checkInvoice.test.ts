import { assertEInvoice, checkInvoice } from '../../../domain/en16931/checkInvoice';
import type { SemanticInvoice } from '../../../domain/en16931/semanticInvoice';
import { toSemanticInvoice } from '../../../domain/en16931/toSemanticInvoice';
import { frenchSeller } from '../../formats/pdf/sampleData';
import { americanBuyer, french, germanBuyer, manyRates, without } from './builders';
import { samples } from './samples';

const good = toSemanticInvoice(french('invoice'));
const credit = toSemanticInvoice(
	french('creditNote'),
	samples().find(({ name }) => name === 'credit note')?.context,
);
const { legalId: _siren, endpoint: _endpoint, ...nobody } = good.buyer;

/** `invoice` with one line changed. */
const withLine = (change: Partial<SemanticInvoice['lines'][number]>): SemanticInvoice => ({
	...good,
	lines: good.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
});
const withTax = (change: Partial<SemanticInvoice['taxes'][number]>): SemanticInvoice => ({
	...good,
	taxes: good.taxes.map((tax, index) => (index === 0 ? { ...tax, ...change } : tax)),
});
const withTotals = (change: Partial<SemanticInvoice['totals']>): SemanticInvoice => ({
	...good,
	totals: { ...good.totals, ...change },
});

test.each(samples())('nothing is found on: $name', ({ document, context }) => {
	expect(checkInvoice(toSemanticInvoice(document, context))).toEqual([]);
});

test.each<[string, string, SemanticInvoice]>([
	['BR-02', 'number', toSemanticInvoice(french('invoice', { number: null }))],
	['BR-06', 'company.name', { ...good, seller: { ...good.seller, name: ' ' } }],
	['BR-07', 'customer.name', { ...good, buyer: { ...good.buyer, name: '' } }],
	['BR-09', 'company.address', { ...good, seller: { ...good.seller, address: undefined as never } }],
	['BR-11', 'customer.address.country', { ...good, buyer: { ...good.buyer, address: { country: 'UK' } } }],
	['BR-16', 'lines', { ...good, lines: [] }],
	['BR-25', 'lines[0].description', withLine({ name: ' ' })],
	['BR-CL-23', 'lines[0].unit', withLine({ unit: 'BOX' })],
	[
		'BR-CL-24',
		'attachments[0].mimeType',
		{
			...good,
			attachments: [
				{
					id: 'x',
					file: { name: 'a.exe', mimeType: 'application/x-msdownload', content: Buffer.from('MZ') },
				},
			],
		},
	],
	[
		'BR-CL-25',
		'endpoints.buyer.scheme',
		{ ...good, buyer: { ...good.buyer, endpoint: { id: '303265045', scheme: '4711' } } },
	],
	['BR-CO-25', 'dueDate', { ...good, dueDate: undefined as never, paymentTerms: '' }],
	['BR-61', 'sellerProfile.ibanPrinted', toSemanticInvoice(french('invoice', { sellerProfile: null }))],
	['BR-29', 'deliveries', { ...good, period: { from: '2026-11-30', to: '2026-11-01' } }],
	['BR-24', 'lines[0].net', withLine({ net: 1 })],
	['BR-27', 'lines[0].unitPrice', withLine({ price: '-1' })],
	['BR-CO-10', 'totals', withTotals({ lines: good.totals.lines + 1 })],
	['BR-CO-11', 'totals', withTotals({ allowances: 1 })],
	['BR-CO-12', 'totals', withTotals({ charges: 1 })],
	['BR-CO-13', 'totals', withTotals({ net: good.totals.net - 1 })],
	['BR-CO-14', 'totals', withTotals({ tax: good.totals.tax + 1 })],
	['BR-CO-15', 'totals', withTotals({ gross: good.totals.gross + 1 })],
	['BR-CO-16', 'totals', withTotals({ due: 0 })],
	['BR-S-08', 'totals.taxLines', withTax({ base: 1 })],
	['BR-CO-17', 'taxRounding', withTax({ tax: (good.taxes[0]?.tax ?? 0) + 100 })],
	['BR-CO-18', 'lines', { ...good, taxes: [] }],
	[
		'BR-DEC-14',
		'currency',
		toSemanticInvoice(
			french('invoice', { currency: 'TND', lines: [{ description: 'x', unitPrice: '1.001' }] }),
		),
	],
	['BR-E-10', 'lines.taxCategory', withTax({ rate: '0', tax: 0 })],
	['BR-E-10', 'lines.taxRate', withTax({ category: 'E' })],
	['BR-E-10', 'lines.exemptionReason', withTax({ category: 'E', rate: '0', tax: 0 })],
	[
		'BR-E-02',
		'company.vatNumber',
		toSemanticInvoice(
			without('E', { seller: { id: 'x', name: 'Asso', address: { city: 'Lyon', country: 'FR' } } }),
		),
	],
	['BR-AE-02', 'customer.vatNumber', toSemanticInvoice(without('AE', { buyer: americanBuyer }))],
	[
		'BR-IC-02',
		'company.vatNumber',
		toSemanticInvoice(
			without('K', { buyer: germanBuyer, seller: { ...frenchSeller, vatNumber: undefined } }),
		),
	],
	[
		'BR-IC-02',
		'customer.vatNumber',
		toSemanticInvoice(without('K', { buyer: { ...germanBuyer, vatNumber: undefined } })),
	],
	['BR-IC-11', 'deliveryDate', toSemanticInvoice(without('K', { buyer: germanBuyer, deliveryDate: null }))],
	[
		'BR-IC-12',
		'shipTo.country',
		toSemanticInvoice(without('K', { buyer: { ...germanBuyer, address: undefined } })),
	],
	[
		'BR-G-02',
		'company.vatNumber',
		toSemanticInvoice(
			without('G', { buyer: americanBuyer, seller: { ...frenchSeller, vatNumber: undefined } }),
		),
	],
	['BR-O-11', 'lines', withTax({ category: 'O' })],
	['xml.character', 'notes[3].text', { ...good, notes: [...good.notes.slice(0, 3), { text: 'a\u0007b' }] }],
	['BR-FR-02', 'number', { ...good, number: 'FA 2026/1' }],
	['BR-FR-02', 'links', { ...good, precedingInvoices: [{ number: 'n°7', issueDate: '2026-01-01' }] }],
	['BR-FR-03', 'dueDate', { ...good, dueDate: '2126-01-01' }],
	['BR-FR-05', 'company', { ...good, notes: good.notes.filter(({ subject }) => subject !== 'PMD') }],
	['BR-FR-05', 'company', { ...good, notes: [...good.notes, { subject: 'PMT', text: 'encore' }] }],
	['BR-FR-08', 'operationNature', toSemanticInvoice(french('invoice', { operationNature: undefined }))],
	[
		'BR-FR-10',
		'company.registrationNumber',
		toSemanticInvoice(
			french('invoice', { seller: { ...frenchSeller, registrationNumber: '123', vatNumber: undefined } }),
		),
	],
	['BR-FR-11', 'customer.registrationNumber', { ...good, buyer: nobody }],
	['BR-FR-12', 'customer.email', { ...good, buyer: nobody }],
	[
		'BR-FR-13',
		'endpoints.seller',
		{ ...good, seller: { ...good.seller, endpoint: { id: '812345676 x', scheme: '0225' } } },
	],
	['BR-FR-16', 'lines.taxRate', withTax({ rate: '19' })],
	['BR-FR-17', 'attachments[0].description', { ...good, attachments: [{ id: 'x', description: 'Plan' }] }],
	[
		'BR-FR-17',
		'attachments',
		{ ...good, attachments: ['a', 'b'].map((id) => ({ id, description: 'LISIBLE' })) },
	],
	[
		'BR-FR-21',
		'endpoints.buyer',
		{ ...good, buyer: { ...good.buyer, endpoint: { id: 'x@y.example', scheme: 'EM' } } },
	],
	['BR-FR-CO-04', 'corrects', { ...good, typeCode: '384' }],
	['BR-FR-CO-05', 'links', { ...credit, precedingInvoices: [] }],
	['BR-FR-CO-07', 'dueDate', { ...good, dueDate: '2026-11-01' }],
	['BR-FR-CO-09', 'paidBefore', { ...good, process: 'B2' }],
	['BR-FR-CO-12', 'exchangeRate', toSemanticInvoice(french('invoice', { currency: 'USD' }))],
	['BR-FR-DEC-04', 'lines[0].taxRate', withLine({ rate: '5.125' })],
])('%s is found at %s', (rule, field, invoice) => {
	const found = checkInvoice(invoice).find((finding) => finding.rule === rule && finding.field === field);
	expect(found).toBeDefined();
	expect(found?.message).toMatch(/\.$|'$/);
	expect(found?.fix).toMatch(/\.$/);
});

test('rules of the French reform hold for French sellers only', () => {
	const foreign = { ...good, process: undefined as never, notes: [], isFrench: false };
	expect(checkInvoice(foreign)).toEqual([]);
});

test('the profile EXTENDED is stricter about the VAT', () => {
	const { document, context } = samples().find(({ name }) => name === 'yen') ?? {};
	if (!document) throw new Error('The sample is missing');
	const yen = toSemanticInvoice(document, context);
	expect(checkInvoice(yen)).toEqual([]);
	expect(checkInvoice(yen, { extended: true })).toEqual([expect.objectContaining({ rule: 'BR-FXEXT-S-09' })]);
});

test('VAT rounded on each line of a long invoice may be too far off', () => {
	const lines = Array.from({ length: 300 }, (_, index) => ({
		description: `n° ${index}`,
		unitPrice: '0.12',
	}));
	const rounded = toSemanticInvoice(french('invoice', { lines, charges: [], taxRounding: 'line' }));
	expect(checkInvoice(rounded)).toEqual([
		expect.objectContaining({ rule: 'BR-CO-17', field: 'taxRounding' }),
	]);
});

test('all findings come at once, and the refusal tells them', () => {
	const broken = toSemanticInvoice(
		french('invoice', { number: null, lines: manyRates(1), sellerProfile: null, operationNature: undefined }),
	);
	expect(checkInvoice(broken).map(({ rule }) => rule)).toEqual(['BR-02', 'BR-61', 'BR-FR-08']);
	expect(() => assertEInvoice(broken, 'Invoice 7')).toThrow(
		expect.objectContaining({
			rule: 'einvoice.incomplete',
			field: 'number',
			document: 'Invoice 7',
			message: expect.stringMatching(/BR-02.*BR-61.*BR-FR-08/s),
		}),
	);
	expect(() => assertEInvoice(good, 'Invoice 8')).not.toThrow();
});

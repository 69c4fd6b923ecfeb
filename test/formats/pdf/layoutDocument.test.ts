import { KIND_RULES, KINDS } from '../../../domain/documents/kinds';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { loadTexts } from '../../../formats/pdf/loadTemplates';
import { isPriceless, PRINT_LANGUAGES } from '../../../formats/pdf/printable';
import { french, textOf, textsOf } from './readDefinition';
import { draft, frenchDocument, hanoiDocument } from './samples';

describe.each(KINDS)('%s', (kind) => {
	test.each(PRINT_LANGUAGES)('names itself, both parties and its number in %s', (language) => {
		for (const make of [frenchDocument, hanoiDocument]) {
			const document = make(kind, { print: { language } });
			const texts = textsOf(layoutDocument(document));
			expect(texts).toEqual(
				expect.arrayContaining([loadTexts(language).titles[kind], document.seller.name, document.buyer.name]),
			);
			expect(texts.join('\n')).toContain(document.number);
		}
	});

	test('shows prices and taxes if and only if the kind has them', () => {
		const text = textOf(kind);
		expect(isPriceless({ kind })).toBe(!KIND_RULES[kind].priced);
		for (const money of ['P.U. HT', 'Total HT', 'Base HT', '18,90', 'Port et emballage']) {
			expect(text.includes(money)).toBe(KIND_RULES[kind].priced);
		}
		expect(text).toContain('12');
	});

	test('never prints the internal note', () => {
		expect(JSON.stringify(textsOf(french(kind)))).not.toContain('INTERNE');
		expect(JSON.stringify(textsOf(layoutDocument(hanoiDocument(kind))))).not.toContain('NỘI BỘ');
		expect(JSON.stringify(french(kind).info)).not.toContain('INTERNE');
	});

	test('puts our company on the letterhead, on either side of the trade', () => {
		expect(textsOf(french(kind), { page: 1, pages: 1 })[0]).toBe('Maison Berthier Grossiste');
	});
});

describe('titles', () => {
	test.each([
		['fr', 'Facture d’acompte'],
		['en', 'Deposit invoice'],
		['vi', 'Hóa đơn đặt cọc'],
	] as const)('a deposit invoice in %s is a %s', (language, title) => {
		expect(textsOf(french('invoice', { invoiceType: 'deposit', print: { language } }))).toContain(title);
	});

	test('a summary invoice says so', () => {
		expect(textsOf(french('invoice', { summary: true }))).toContain('Facture récapitulative');
	});

	test('a draft has no number and says so', () => {
		expect(textsOf(french('invoice', draft))).toContain('Brouillon, sans numéro');
	});
});

describe('signature, notices and foot', () => {
	test('agreement on a quotation, receipt on a delivery note, nowhere else', () => {
		const boxes = KINDS.filter((kind) => /Bon pour accord|Marchandises reçues/.test(textOf(kind)));
		expect(boxes).toEqual(['quotation', 'deliveryNote']);
	});

	test('a quotation printed as pro forma says what it is, and asks for no signature', () => {
		const text = textOf('quotation', { print: { printAs: 'proForma' } });
		expect(text).toContain('Facture pro forma');
		expect(text).toContain('Établie d’après\ndevis DE2026-00042 du 22/11/2026');
		expect(text).toContain('document sans valeur comptable');
		expect(text).toContain('IBAN');
		expect(text).not.toContain('Bon pour accord');
	});

	test.each([
		['fr', 'CETTE IMPRESSION N’EST PAS LA FACTURE'],
		['en', 'THIS PRINT IS NOT THE INVOICE'],
		['vi', 'BẢN IN NÀY KHÔNG PHẢI LÀ HÓA ĐƠN'],
	] as const)(
		'where the provider numbers, the print says in %s that it is not the invoice',
		(language, banner) => {
			const make = (notTheInvoice: boolean) =>
				textsOf(
					layoutDocument(
						hanoiDocument('invoice', {
							number: null,
							internalReference: 'REF-7',
							print: { language, notTheInvoice },
						}),
					),
				);
			expect(make(true)).toContain(banner);
			expect(make(true).join('\n')).toContain('REF-7');
			expect(make(false)).not.toContain(banner);
			// The running header of the following pages too.
			expect(make(true)[1]).toBe(loadTexts(language).notices.notTheInvoice.title);
		},
	);

	test('legal line, profile footer and page number on every page', () => {
		const texts = textsOf(french('invoice'), { page: 2, pages: 3 });
		expect(texts).toContain(
			'Maison Berthier Grossiste, SAS, au capital de 150 000 € – SIRET 812\u00a0345\u00a0676\u00a000017 – ' +
				'N° TVA FR19812345676 – RCS Lyon 812 345 676',
		);
		expect(texts.at(-1)).toBe('Page 2/3');
		expect(texts.some((text) => text.startsWith('Réserve de propriété'))).toBe(true);
		expect(texts[0]).toBe('Facture · N°\u00a0FA2026-00042 · 22/11/2026');
		expect(textsOf(french('invoice'), { page: 1, pages: 3 })[0]).toBe('Maison Berthier Grossiste');
	});

	test('a profile footer too long for the foot is printed once, at the end', () => {
		const profile = { id: 'p', name: 'P', footer: 'Clause\n'.repeat(20) };
		const definition = french('invoice', { sellerProfile: profile });
		expect(textsOf(definition).filter((text) => text.startsWith('Clause'))).toHaveLength(1);
		expect((definition.pageMargins as number[])[3]).toBeLessThan(80);
	});
});

describe('watermark', () => {
	test.each([
		['fr', 'BROUILLON – SPÉCIMEN', 'ANNULÉE'],
		['en', 'DRAFT – SPECIMEN', 'CANCELLED'],
		['vi', 'BẢN NHÁP', 'ĐÃ HỦY'],
	] as const)('in %s: %s, %s', (language, ofDraft, ofCancelled) => {
		const print = { language };
		expect(french('invoice', { ...draft, print }).watermark).toMatchObject({ text: ofDraft });
		expect(french('invoice', { state: 'cancelled', print }).watermark).toMatchObject({ text: ofCancelled });
	});

	test.each([
		['fr', 'BROUILLON'],
		['en', 'DRAFT'],
		['vi', 'BẢN NHÁP'],
	] as const)('a draft print of a validated document says so in %s', (language, text) => {
		const print = { language, watermark: 'draftPrint' as const };
		expect(french('invoice', { print }).watermark).toMatchObject({ text });
	});

	test('a draft has it even when nobody asked', () => {
		expect(french('invoice', { ...draft, print: { watermark: null } }).watermark).toBeDefined();
	});

	test.each(['validated', 'accepted', 'delivered', 'closed', 'rejected'] as const)(
		'a %s document has none',
		(state) => {
			expect(french('quotation', { state }).watermark).toBeUndefined();
			expect(() => french('quotation', { state, print: { watermark: 'draft' } })).toThrow(/watermark/);
		},
	);

	test('a test run may mark any document', () => {
		expect(french('invoice', { print: { watermark: 'test' } }).watermark).toMatchObject({
			text: 'TEST – SANS VALEUR',
		});
	});
});

test('data is never markup: what is not text becomes text', () => {
	const evil = [
		{ text: 'x', link: 'https://evil.example' },
		{ image: '/etc/passwd' },
		{ pageBreak: 'before' },
	];
	const definition = french('invoice', {
		title: evil as unknown as string,
		headerComment: evil as unknown as string,
		customerReference: '{"text":"a","bold":true}',
		lines: [{ description: { image: '/etc/passwd' } as unknown as string, comment: '<b>bold</b> [link](x)' }],
	});
	const texts = textsOf(definition);
	expect(texts.every((text) => typeof text === 'string')).toBe(true);
	expect(JSON.stringify(definition.content)).not.toMatch(/"(image|link|svg|qr|attachment|pageBreak)":/);
	expect(texts).toContain('{"text":"a","bold":true}');
	expect(texts).toContain('<b>bold</b> [link](x)');
});

test('a name from the data finds nothing that an object inherits, and opens no file', () => {
	const text = textOf('invoice', {
		paymentMethod: 'constructor',
		lines: [{ description: 'A', unit: 'toString', unitPrice: '1' }],
	});
	expect(text).toContain('Mode\nconstructor');
	expect(text).toContain('1\u00a0toString');
	const language = '../../package' as 'fr';
	expect(() => french('invoice', { print: { language } })).toThrow("There are no texts in '../../package'");
});

test('only a quotation or an order is printed as pro forma', () => {
	expect(() => french('invoice', { print: { printAs: 'proForma' } })).toThrow(/not printed as pro forma/);
	expect(() => french('salesOrder', { print: { printAs: 'proForma' } })).not.toThrow();
});

test('the same document gives the same definition, in any time zone of the process', () => {
	const document = frenchDocument('invoice');
	expect(JSON.stringify(layoutDocument(document))).toBe(JSON.stringify(layoutDocument(document)));
	expect(layoutDocument(document).info?.creationDate).toEqual(new Date('2026-11-22T00:00:00.000Z'));
	const createdAt = '2026-11-22T09:30:00.000Z';
	expect(french('invoice', { print: { createdAt } }).info?.creationDate).toEqual(new Date(createdAt));
});

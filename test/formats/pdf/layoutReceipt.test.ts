import { PAYMENT_METHODS } from '../../../domain/payments/methods';
import { layoutReceipt } from '../../../formats/pdf/layoutReceipt';
import { loadTexts } from '../../../formats/pdf/loadTemplates';
import { PRINT_LANGUAGES } from '../../../formats/pdf/printable';
import { closePdfWorker, renderPdf } from '../../../formats/pdf/renderInWorker';
import { findUnprintable } from '../../../formats/pdf/text/findUnprintable';
import { writePdf } from '../../../formats/pdf/writePdf';
import { textsOf } from './readDefinition';
import { frenchAllocations, frenchReceipt, hanoiReceipt } from './receiptSamples';

afterAll(() => closePdfWorker());

type Changes = Parameters<typeof frenchReceipt>[0];
const french = (changes?: Changes) => textsOf(layoutReceipt(frenchReceipt(changes)), { page: 1, pages: 1 });
const hanoi = (changes?: Changes) => textsOf(layoutReceipt(hanoiReceipt(changes)), { page: 1, pages: 1 });
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('what it says', () => {
	test.each([
		[
			'fr',
			'Reçu de règlement',
			'ni une facture ni une facture d’acompte et n’ouvre pas droit à déduction de TVA',
		],
		['en', 'Payment receipt', 'neither an invoice nor a deposit invoice and gives no right to deduct VAT'],
		['vi', 'Biên nhận thanh toán', 'không phải là hóa đơn đặt cọc, và không dùng để khấu trừ thuế GTGT'],
	] as const)('in %s: its title, both parties, and that it is no invoice', (language, title, sentence) => {
		for (const receipt of [frenchReceipt({ print: { language } }), hanoiReceipt({ print: { language } })]) {
			const definition = layoutReceipt(receipt);
			const texts = textsOf(definition, { page: 1, pages: 1 });
			expect(texts).toEqual(expect.arrayContaining([title, receipt.seller.name, receipt.buyer.name]));
			expect(texts.join('\n')).toContain(sentence);
			expect(definition.info?.title).toContain(title);
			// No title of an invoice, nor any figure of VAT, on paper that is none.
			expect(texts).not.toContain(loadTexts(language).titles.invoice);
			expect(texts).not.toContain(loadTexts(language).totals.tax);
		}
	});

	test('our letterhead, the customer in the window, our legal line in the foot', () => {
		const texts = french();
		expect(texts[0]).toBe('Maison Berthier Grossiste');
		expect(texts).toEqual(
			expect.arrayContaining(['À l’attention de Mme Hélène Œuvrard', '7 rue des Écoles', '38000 Grenoble']),
		);
		expect(texts.join('\n')).toMatch(
			/Maison Berthier Grossiste, SAS, au capital de 150 000 € – SIRET.*RCS Lyon/,
		);
		expect(texts.at(-1)).toBe('Page 1/1');
		expect(french({ print: { attentionLine: false } }).join('\n')).not.toContain('Œuvrard');
	});

	test('day, method in words and amount in the currency of the payment', () => {
		expect(french().join('\n')).toContain('Reçu le\n22/11/2026');
		expect(french()).toEqual(expect.arrayContaining(['1\u00a0500,00\u00a0€', 'Virement']));
		const dollars = { currency: 'USD', print: { language: 'en' as const } };
		expect(french(dollars)).toEqual(expect.arrayContaining(['USD\u00a01,500.00', 'USD\u00a0174.12']));
		expect(hanoi()).toContain('12.000.000\u00a0₫');
		expect(french({ method: null })).not.toContain('Mode de règlement');
		expect(french({ method: 'Coquillages' })).toContain('Coquillages');
	});

	test.each(PRINT_LANGUAGES)('every method that can be chosen has its word in %s', (language) => {
		const words = loadTexts(language).paymentMethods;
		for (const { code } of Object.values(PAYMENT_METHODS)) expect(words).toHaveProperty([code]);
	});

	test('each invoice with its total, what the payment gave it and what is left to pay', () => {
		const texts = french();
		const rows = ['Document', 'Date', 'Total TTC', 'Montant réglé', 'Reste à payer'];
		const first = [
			'Facture FA2026-00042',
			'02/11/2026',
			'1\u00a0194,12\u00a0€',
			'1\u00a0194,12\u00a0€',
			'0,00\u00a0€',
		];
		const second = ['Facture FA2026-00047', '09/11/2026', '480,00\u00a0€', '305,88\u00a0€', '174,12\u00a0€'];
		const from = texts.indexOf('Document');
		expect(texts.slice(from, from + 15)).toEqual([...rows, ...first, ...second]);
		expect(texts.join('\n')).toContain(
			'Affecté aux factures\n1\u00a0500,00\u00a0€\nMontant reçu\n1\u00a0500,00\u00a0€',
		);
	});

	test('a deposit invoice and a summary invoice by their own titles', () => {
		const [invoice] = frenchAllocations;
		const allocations = [
			{ ...invoice!, invoiceType: 'deposit' as const },
			{ ...invoice!, summary: true },
		];
		expect(french({ allocations })).toEqual(
			expect.arrayContaining(['Facture d’acompte FA2026-00042', 'Facture récapitulative FA2026-00042']),
		);
	});

	test('money that waits: what it came for, what went back, what no invoice has; no table', () => {
		const text = hanoi({ print: { language: 'fr' } }).join('\n');
		expect(text).toContain(
			'Reçu pour\nCommande CO2026-00007 du 20/11/2026 (24\u00a0000\u00a0000\u00a0₫ TTC)',
		);
		expect(text).toContain(
			'Remboursé\n2\u00a0000\u00a0000\u00a0₫\nNon encore affecté\n10\u00a0000\u00a0000\u00a0₫',
		);
		expect(text).not.toContain('Reste à payer');
		expect(text).not.toContain('Affecté aux factures');
		const { receivedFor } = hanoiReceipt();
		expect(
			hanoi({ receivedFor: { ...receivedFor!, number: null }, print: { language: 'en' } }).join('\n'),
		).toContain('Sales order (Draft, no number yet) of 20 Nov 2026');
	});
});

describe('what names the payment', () => {
	test('is what the payer wrote', () => {
		expect(french()).toContain('Réf. VIR DUPONT FA2026-00042');
		expect(layoutReceipt(frenchReceipt()).info?.title).toBe('Reçu de règlement Réf. VIR DUPONT FA2026-00042');
	});

	test.each([null, '', '  \n '])('is the end of its id where that is %j', (reference) => {
		expect(french({ reference })).toContain('Règlement 3f9ab2c41d07');
	});

	test('is cut in the head where it is long, and then stands in full below', () => {
		const reference = `VIR DUPONT ET FILS\nPOUR ${'FA2026-00042 '.repeat(30)}FIN`;
		const texts = french({ reference });
		const head = texts.find((text) => text.startsWith('Réf. '));
		expect(head).toBe('Réf. VIR DUPONT ET FILS POUR FA2026-00042 FA2026-00042…');
		expect(french({ reference: 'A'.repeat(80) })).toContain(`Réf. ${'A'.repeat(60)}…`);
		expect(texts).toContain(reference);
		expect(french()).not.toContain('Référence');
	});
});

test('a company in test mode marks it', () => {
	expect(layoutReceipt(frenchReceipt({ print: { watermark: 'test' } })).watermark).toMatchObject({
		text: 'TEST – SANS VALEUR',
	});
	expect(layoutReceipt(frenchReceipt()).watermark).toBeUndefined();
});

test('data is never markup: what is not text becomes text', () => {
	const [invoice] = frenchAllocations;
	const definition = layoutReceipt(
		frenchReceipt({
			reference: '<b>bold</b> [link](x) =1+1',
			method: { image: '/etc/passwd' } as unknown as string,
			allocations: [{ ...invoice!, number: '{"text":"a","link":"https://evil.example"}' }],
		}),
	);
	const texts = textsOf(definition);
	expect(texts.every((text) => typeof text === 'string')).toBe(true);
	expect(JSON.stringify(definition.content)).not.toMatch(/"(image|link|svg|qr|attachment|pageBreak)":/);
	expect(texts).toContain('Réf. <b>bold</b> [link](x) =1+1');
	expect(texts).toContain('Facture {"text":"a","link":"https://evil.example"}');
	expect(french({ method: 'constructor' })).toContain('constructor');
});

describe('as a file', () => {
	test('is one PDF/A page, its metadata escaped', async () => {
		for (const receipt of [frenchReceipt({ reference: 'R&D <1>' }), hanoiReceipt()]) {
			const pdf = await writePdf(layoutReceipt(receipt));
			expect(pagesOf(pdf)).toBe(1);
			expect(pdf.toString('utf8')).toContain('<pdfaid:part>3</pdfaid:part>');
			if (receipt.reference) expect(pdf.toString('utf8')).toContain('Réf. R&amp;D &lt;1&gt;');
		}
	});

	test('a payment of two hundred invoices goes on over the pages, each with its heading', async () => {
		const allocations = Array.from({ length: 200 }, (_, index) => ({
			...frenchAllocations[0]!,
			number: `FA2026-${String(index).padStart(5, '0')}`,
		}));
		expect(french({ allocations })).toContain('Facture FA2026-00199');
		const definition = layoutReceipt(frenchReceipt({ allocations }));
		expect(textsOf(definition, { page: 2, pages: 6 })[0]).toBe(
			'Reçu de règlement · Réf. VIR DUPONT FA2026-00042 · 22/11/2026',
		);
		expect(pagesOf(await writePdf(definition))).toBeGreaterThan(3);
	});

	test('comes out of the worker as the same bytes, and is named where it cannot be printed', async () => {
		const receipt = hanoiReceipt();
		expect((await renderPdf(receipt)).equals(await writePdf(layoutReceipt(receipt)))).toBe(true);
		const print = { language: 'xx' as 'fr' };
		await expect(renderPdf(frenchReceipt({ print }))).rejects.toThrow(
			/^Receipt of payment pay_019c0000-.* could not be printed: There are no texts in 'xx'/,
		);
	});

	test('what the font lacks is found', () => {
		expect(findUnprintable(frenchReceipt({ reference: '請求書 1' }))).toEqual(['請', '求', '書']);
		expect(findUnprintable(hanoiReceipt())).toEqual([]);
	});
});

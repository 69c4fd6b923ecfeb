import { KINDS, type Kind } from '../../../domain/documents/kinds';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { french, textOf, textsOf } from './readDefinition';
import { hanoiDocument } from './samples';

describe('references', () => {
	const credit = {
		kind: 'invoice',
		number: 'FA2026-00001',
		issueDate: '2026-02-03',
		relation: 'creditOf',
	} as const;

	test('a credit note is positive and names the original invoice and the reason', () => {
		const text = textOf('creditNote', { reason: 'Retour', print: { parents: [credit] } });
		expect(text).toContain('Facture d’origine\nFA2026-00001 du 03/02/2026');
		expect(text).toContain('Motif\nRetour');
		expect(text).toContain('Net à votre crédit\n1\u00a0097,72\u00a0€');
		expect(textOf('creditNote', { print: { parents: [credit], language: 'en' } })).toContain(
			'Original invoice\nFA2026-00001 of 3 Feb 2026',
		);
	});

	test('several parents of one kind share a line, duplicates are not mentioned', () => {
		const note = (number: string) =>
			({ kind: 'deliveryNote', number, issueDate: '2026-11-10', relation: 'convertedFrom' }) as const;
		const parents = [note('BL1'), note('BL2'), { ...credit, relation: 'duplicateOf' as const }];
		const text = textOf('invoice', { print: { parents } });
		expect(text).toContain('Bons de livraison\nBL1 du 10/11/2026, BL2 du 10/11/2026');
		expect(text).not.toContain('FA2026-00001');
	});

	test('customer’s order, deal or event, nature and title', () => {
		const text = textOf('invoice');
		for (const line of [
			'Votre référence\nBC-4711',
			'Affaire\nAtelier Grenoble Sud',
			'Nature\nOutillage et fixations',
			'Objet\nÉquipement de l’atelier Grenoble Sud',
		]) {
			expect(text).toContain(line);
		}
		expect(textsOf(layoutDocument(hanoiDocument('invoice'))).join('\n')).toContain(
			'Sự kiện\nKhởi công tháng 11',
		);
	});

	test('addresses: billing in the window, the others named; goods to the delivery address', () => {
		const shipTo = { line1: 'ZI Nord', postCode: '38400', city: 'Saint-Martin', country: 'FR' };
		const billTo = { line1: 'BP 12', postCode: '1204', city: 'Genève', country: 'CH' };
		const invoice = textsOf(french('invoice', { shipTo, billTo }));
		expect(invoice).toEqual(
			expect.arrayContaining(['BP 12', '1204 Genève', 'SUISSE', 'ZI Nord, 38400 Saint-Martin']),
		);
		expect(invoice).toContain('7 rue des Écoles, 38000 Grenoble');
		expect(textsOf(french('deliveryNote', { shipTo, billTo }))).toContain('ZI Nord');
		expect(textsOf(french('purchaseOrder', { shipTo, billTo }))).toContain('7 rue des Écoles');
	});
});

describe('dates and payment', () => {
	const has = (kind: Kind, text: string) => textsOf(french(kind)).includes(text);

	test('each kind shows its own deadline', () => {
		expect(has('quotation', 'Valable jusqu’au')).toBe(true);
		expect(has('salesOrder', 'Livraison')).toBe(true);
		expect(has('invoice', 'Échéance')).toBe(true);
		expect(has('requestForQuotation', 'Réponse avant le')).toBe(true);
		expect(has('creditNote', 'Échéance')).toBe(false);
	});

	test('invoices print method, account, cash discount and the French legal lines', () => {
		const text = textOf('invoice');
		expect(text).toContain('Mode\nVirement');
		expect(text).toContain('IBAN\nFR76 3000 6000 0112 3456 7890 189');
		expect(text).toContain('BIC\nAGRIFRPP');
		expect(text).toContain('Escompte\n2\u00a0% pour paiement sous 10 jours');
		expect(text).toContain('40 €');
		expect(text).not.toContain('FR7630004000031234567890143');
		expect(text).not.toContain('Pas d’escompte');
		expect(textOf('invoice', { cashDiscount: null })).toContain('Pas d’escompte pour paiement anticipé.');
	});

	test('our account is printed where money is asked for, and nowhere else', () => {
		const withAccount = KINDS.filter((kind) => has(kind, 'IBAN'));
		expect(withAccount).toEqual(['invoice', 'proForma']);
	});

	test('another country has no French legal lines', () => {
		expect(
			textsOf(layoutDocument(hanoiDocument('invoice', { print: { language: 'fr' } }))).join(),
		).not.toContain('40 €');
	});

	test('comments stand above and below the lines', () => {
		const texts = textsOf(french('invoice'));
		const position = (text: string) => texts.findIndex((candidate) => candidate.startsWith(text));
		expect(position('Merci')).toBeLessThan(position('VIS-M6'));
		expect(position('Reprise des emballages')).toBeGreaterThan(position('Total TTC'));
	});
});

import { layoutMandate } from '../../../formats/pdf/layoutMandate';
import { PRINT_LANGUAGES } from '../../../formats/pdf/printable';
import type { PrintableMandate } from '../../../formats/pdf/printableMandate';
import { findUnprintable } from '../../../formats/pdf/text/findUnprintable';
import { writePdf } from '../../../formats/pdf/writePdf';
import { textsOf } from './readDefinition';
import { frenchReceipt } from './receiptSamples';

const { seller, buyer } = frenchReceipt();

const mandate = (more: Partial<PrintableMandate> = {}): PrintableMandate => ({
	kind: 'mandate',
	reference: 'RUM-0001',
	scheme: 'CORE',
	recurrence: 'recurrent',
	creditor: seller,
	creditorIdentifier: 'FR72ZZZ123456',
	debtor: buyer,
	holder: null,
	iban: 'FR7630006000011234567890189',
	bic: 'AGRIFRPP',
	bank: 'Crédit Agricole',
	printedOn: '2026-03-10',
	print: { language: 'fr', companyExtras: {} },
	...more,
});
const textOf = (more?: Partial<PrintableMandate>) =>
	textsOf(layoutMandate(mandate(more)), { page: 1, pages: 1 }).join('\n');

describe('the form of a mandate', () => {
	test('names creditor, identifier, reference, account and kind of payment', () => {
		const text = textOf();
		for (const part of [
			'Mandat de prélèvement SEPA',
			'RUM\u00a0RUM-0001',
			'Maison Berthier Grossiste',
			'FR72ZZZ123456',
			'FR76 3000 6000 0112 3456 7890 189',
			'AGRIFRPP',
			'Crédit Agricole',
			'Paiements récurrents',
			'Signature du titulaire du compte',
		])
			expect(text).toContain(part);
		expect(text).toContain('vous autorisez Maison Berthier Grossiste à envoyer');
		expect(text).toContain('dans les huit semaines');
	});

	test('a mandate between businesses has no refund, and says so', () => {
		const text = textOf({ scheme: 'B2B', recurrence: 'oneOff' });
		expect(text).toContain('interentreprises');
		expect(text).toContain('Paiement ponctuel');
		expect(text).not.toContain('huit semaines');
	});

	test('leaves open what is not known, and names a holder who is not the customer', () => {
		expect(textOf({ iban: null, bic: null, bank: null }).match(/à compléter/g)).toHaveLength(3);
		expect(textOf({ holder: 'Jean Dupond' })).toContain('Jean Dupond');
	});

	test.each(PRINT_LANGUAGES)('in %s it is a PDF of one page that shows every character', async (language) => {
		const print = { language, companyExtras: {} };
		expect(findUnprintable(mandate({ print }))).toEqual([]);
		const pdf = Buffer.from(await writePdf(layoutMandate(mandate({ print })))).toString('latin1');
		expect(pdf.startsWith('%PDF-')).toBe(true);
		expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
	});
});

import { inflateSync } from 'node:zlib';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { writePdf } from '../../../formats/pdf/writePdf';
import { textOf } from './readDefinition';
import { frenchDocument, hanoiDocument } from './samples';
import { textsOf } from './readDefinition';

const invoiceWith = (companyExtras: object, more: object = {}) =>
	textOf('invoice', { cashDiscount: null, ...more, print: { companyExtras } });

/** How often a text stands on the page. */
const timesIn = (text: string, part: string) => text.split(part).length - 1;

describe('the legal lines of a French invoice', () => {
	test.each([
		['goods', 'Nature de l’opération : livraison de biens.'],
		['services', 'Nature de l’opération : prestation de services.'],
		['mixed', 'Nature de l’opération : livraison de biens et prestation de services.'],
	] as const)('say that it is for %s', (operationNature, line) => {
		expect(timesIn(invoiceWith({}, { operationNature }), line)).toBe(1);
		expect(timesIn(textOf('creditNote', { operationNature }), line)).toBe(1);
		expect(textOf('quotation', { operationNature })).not.toContain('Nature de l’opération');
	});

	test('say nothing about it where nobody knows', () => {
		expect(invoiceWith({})).not.toContain('Nature de l’opération');
	});

	test.each([
		['services', true, 1],
		['mixed', true, 1],
		['goods', true, 0],
		['services', false, 0],
	] as const)('name the option for debits: %s, chosen: %s', (operationNature, vatOnDebits, times) => {
		const text = invoiceWith({ vatOnDebits }, { operationNature });
		expect(timesIn(text, 'Option pour le paiement de la taxe d’après les débits.')).toBe(times);
	});

	test('print the rate of the company in place of the usual one, and the 40 € once', () => {
		const usual = invoiceWith({});
		expect(usual).toContain('pénalités au taux de trois fois le taux de l’intérêt légal, exigibles');
		const own = invoiceWith({ latePenaltyRate: '12,40 % l’an' });
		expect(own).toContain('pénalités au taux de 12,40 % l’an, exigibles');
		expect([own.includes('trois fois'), timesIn(own, '40 €')]).toEqual([false, 1]);
	});

	test('print one text about early payment: the terms, the company’s, or that there is none', () => {
		const none = 'Pas d’escompte pour paiement anticipé.';
		const own = 'Escompte pour paiement anticipé : néant';
		expect(timesIn(invoiceWith({}), none)).toBe(1);
		expect([
			timesIn(invoiceWith({ escompteText: own }), own),
			invoiceWith({ escompteText: own }).includes(none),
		]).toEqual([1, false]);
		const terms = invoiceWith({ escompteText: own }, { cashDiscount: { rate: '2', days: 10 } });
		expect([terms.includes(own), terms.includes(none)]).toEqual([false, false]);
	});

	test('are French law: none of them in Viet Nam', () => {
		const text = textsOf(layoutDocument(hanoiDocument('invoice', { operationNature: 'goods' }))).join('\n');
		expect(text).not.toMatch(/Nature|Tính chất giao dịch|Pas d’escompte/);
	});
});

describe('under the table of rates', () => {
	const exempt = (exemptionReason?: object) => {
		const document = frenchDocument('invoice', {
			lines: [{ description: 'A', unitPrice: '9', taxCategory: 'E', taxRate: '0' }],
			charges: [],
		});
		const taxLines = document.totals.taxLines.map((line) => ({
			...line,
			...(exemptionReason && { exemptionReason }),
		}));
		const printed = { ...document, totals: { ...document.totals, taxLines } };
		return textsOf(layoutDocument(printed as typeof document)).join('\n');
	};

	test('the reason that validation fixed is printed once, in place of the usual sentence', () => {
		expect(exempt()).toContain('Opération exonérée de TVA.');
		const text = exempt({ code: 'VATEX-FR-FRANCHISE', text: 'TVA non applicable, art. 293 B du CGI.' });
		expect(timesIn(text, 'TVA non applicable, art. 293 B du CGI.')).toBe(1);
		expect(text).not.toContain('Opération exonérée de TVA.');
	});
});

test('both VAT numbers are on the invoice', () => {
	const text = textOf('invoice');
	expect(text).toContain('N° TVA FR19812345676');
	expect(text).toContain('N° TVA FR40303265045');
});

describe('the attention line', () => {
	const attention = 'À l’attention de Mme Hélène Œuvrard';

	test('names the contact unless the company wants none', () => {
		expect(timesIn(textOf('invoice'), attention)).toBe(1);
		expect(timesIn(textOf('invoice', { print: { attentionLine: true } }), attention)).toBe(1);
		expect(textOf('invoice', { print: { attentionLine: false } })).not.toContain('Œuvrard');
	});
});

describe('the QR code', () => {
	/** Squares that the page draws: dark modules of the code among them. */
	const squaresOf = async (qrCode?: string) => {
		const print = qrCode === undefined ? {} : { qrCode };
		const pdf = await writePdf(layoutDocument(frenchDocument('invoice', { print })));
		const text = pdf.toString('latin1');
		const drawn = [...text.matchAll(/stream\n/g)].map(({ index }) => {
			const end = text.indexOf('endstream', index);
			try {
				return inflateSync(pdf.subarray(index + 'stream\n'.length, end)).toString('latin1');
			} catch {
				return '';
			}
		});
		return drawn.flatMap((page) => page.match(/[\d. ]+ re\b/g) ?? []);
	};

	test('is drawn on the PDF, and is another one for another document', async () => {
		const without = await squaresOf();
		const first = await squaresOf('FA2026-00042|2026-11-22|348.58|EUR|inv_1');
		const second = await squaresOf('FA2026-00043|2026-11-22|348.58|EUR|inv_2');
		expect(first.length).toBeGreaterThan(without.length + 150);
		expect(second).not.toEqual(first);
		expect(await squaresOf('FA2026-00042|2026-11-22|348.58|EUR|inv_1')).toEqual(first);
	});
});

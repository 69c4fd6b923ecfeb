import type { DocumentDiscount, OtherTax } from '../../../domain/documents/document';
import type { PrintableDocument, PrintLanguage } from '../../../formats/pdf/printable';
import type { LineInput } from './sampleData';
import { frenchDocument, hanoiDocument } from './samples';

/** Documents with everything that the commercial rules know, for prints in any language. */

export const ecoTax: OtherTax = {
	code: 'ECO',
	label: 'Éco-contribution',
	comment: 'Outillage électrique',
	mode: 'amount',
	value: '0.15',
	base: 'net',
	taxCategory: 'S',
	taxRate: '20',
	amount: 0,
};
export const parafiscalTax: OtherTax = {
	...ecoTax,
	code: 'TPF',
	label: 'Taxe parafiscale',
	comment: null,
	mode: 'percent',
	value: '0.2',
	taxRate: '5.5',
};

export const loyalty: DocumentDiscount = {
	base: 'net',
	percent: '5',
	amount: null,
	reason: 'Fidélité 2026',
};

export const goods: readonly LineInput[] = [
	{
		productCode: 'PERC-18V',
		description: 'Perceuse-visseuse 18 V avec deux batteries',
		quantity: '12',
		unitPrice: '149',
		discountPercent: '7.5',
		otherTaxes: [ecoTax],
	},
	{
		productCode: 'FORM-1',
		description: 'Formation à la pose',
		quantity: '3.5',
		unit: 'HUR',
		unitPrice: '62.3333',
		taxRate: '10',
	},
	{
		productCode: 'LIV-TECH',
		description: 'Livre « Fixations du bâtiment »',
		quantity: '20',
		unitPrice: '28.43',
		taxRate: '5.5',
		otherTaxes: [parafiscalTax],
	},
];

/** What an invoice takes back of a deposit invoice, in one rate. */
export function takenBack(
	number: string,
	issueDate: string,
	taxRate: string,
	net: number,
	tax: number,
): LineInput {
	return {
		kind: 'deposit',
		description: `Acompte déduit – facture ${number} du ${issueDate.split('-').reverse().join('/')}`,
		unitPrice: String(net / 100),
		taxRate,
		net,
		tax,
		deposit: { documentId: `inv_${number}`, number, issueDate },
	};
}

const deposits = [
	takenBack('FA2026-00030', '2026-09-02', '20', -400_00, -80_00),
	takenBack('FA2026-00030', '2026-09-02', '10', -50_00, -5_00),
	takenBack('FA2026-00035', '2026-10-05', '20', -200_00, -40_00),
];

/** Three rates, a discount on the document, shipping, other taxes, two deposits taken back and a schedule. */
export function fullInvoice(language: PrintLanguage = 'fr'): PrintableDocument {
	const sample = frenchDocument('invoice', {
		language,
		lines: [...goods, ...deposits],
		discount: loyalty,
		cashDiscount: { rate: '2', days: 10 },
		headerComment: null,
		footerComment: null,
		print: { language },
	});
	const { gross } = sample.totals;
	const [first, second] = [Math.round(gross * 0.3), gross - Math.round(gross * 0.3)];
	const instalment = {
		type: 'settlement' as const,
		awaits: null,
		method: '30',
		title: null,
	};
	return {
		...sample,
		totals: {
			...sample.totals,
			instalments: [
				{ ...instalment, position: 1, percent: '30', amount: first, dueDate: '2026-12-22' },
				{ ...instalment, position: 2, percent: null, amount: second, dueDate: '2027-01-31' },
			],
		},
	};
}

/** Prices with VAT, over the counter, paid in part; discounts on the line and on the gross. */
export function counterInvoice(language: PrintLanguage = 'fr'): PrintableDocument {
	return frenchDocument('invoice', {
		language,
		origin: 'counter',
		priceBasis: 'gross',
		lines: [...goods, takenBack('FA2026-00030', '2026-09-02', '20', -100_00, -20_00)],
		discount: { base: 'gross', percent: null, amount: 50_00, reason: null },
		headerComment: null,
		footerComment: null,
		print: {
			language,
			payments: { received: [{ source: 'payment', amount: 500_00 }], due: 1803_37 },
		},
	});
}

/** A credit note on a deposit invoice (type 503). */
export function depositCreditNote(language: PrintLanguage = 'fr'): PrintableDocument {
	return frenchDocument('creditNote', {
		language,
		invoiceType: 'deposit',
		reason: 'Commande réduite',
		charges: [],
		lines: [
			{
				kind: 'deposit',
				description: 'Avoir sur facture FA2026-00030',
				unitPrice: '400',
				net: 400_00,
				tax: 80_00,
				disposition: 'none',
			},
		],
		print: {
			language,
			parents: [{ kind: 'invoice', number: 'FA2026-00030', issueDate: '2026-09-02', relation: 'creditOf' }],
		},
	});
}

/** In dollars, with the totals in the euros of the books. */
export function dollarInvoice(language: PrintLanguage = 'fr'): PrintableDocument {
	return frenchDocument('invoice', {
		language,
		currency: 'USD',
		exchangeRate: '1.085',
		lines: goods,
		print: { language, accounting: { currency: 'EUR', net: 2000_00, tax: 300_00, gross: 2300_00 } },
	});
}

/** Đồng have no decimals; two rates, a discount on the document and a deposit. */
export function hanoiInvoice(): PrintableDocument {
	const deposit = {
		...takenBack('FA2026-00030', '2026-09-02', '10', -5_000_000, -500_000),
		unitPrice: '-5000000',
	};
	return hanoiDocument('invoice', {
		lines: [
			{ description: 'Máy khoan pin 18 V', quantity: '3', unitPrice: '4250000', discountPercent: '5' },
			{ description: 'Ốc vít inox', quantity: '12', unit: 'XBX', unitPrice: '185500', taxRate: '8' },
			deposit,
		],
		discount: { base: 'net', percent: '3', amount: null, reason: 'Khách hàng thân thiết' },
		charges: [
			{ nature: 'Vận chuyển', label: 'Phí giao hàng', amount: 250_000, taxCategory: 'S', taxRate: '8' },
		],
	});
}

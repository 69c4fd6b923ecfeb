import type { DocumentLine, OtherTax, PartySnapshot, TaxCategory } from '../../../domain/documents/document';
import { FRANCHISE_REASON, REASON_OF_CATEGORY } from '../../../domain/tax/exemptions';
import { findExemption } from '../../../domain/tax/findExemption';
import type { PrintableDocument } from '../../../formats/pdf/printable';
import { frenchDocument } from '../../formats/pdf/samples';
import type { LineInput } from '../../formats/pdf/sampleData';

/** Documents of a French seller, and what they are made of. */

type Changes = Parameters<typeof frenchDocument>[1];

export const germanBuyer: PartySnapshot = {
	id: 'par_de',
	name: 'Müller & Söhne GmbH',
	address: { line1: 'Hafenstraße 7', postCode: '20457', city: 'Hamburg', country: 'DE' },
	vatNumber: 'DE136695976',
	email: 'rechnung@mueller.example',
};
export const americanBuyer: PartySnapshot = {
	id: 'par_us',
	name: 'Acme Tools Inc.',
	address: { line1: '1 Main St', postCode: '10001', city: 'New York', subdivision: 'NY', country: 'US' },
	email: 'ap@acme.example',
};

/** Every document of a French seller says what is sold. */
export function french(
	kind: 'invoice' | 'creditNote' | 'supplierInvoice',
	changes: Changes = {},
): PrintableDocument {
	return frenchDocument(kind, { operationNature: 'goods', ...changes });
}

/** All lines without VAT for one reason, in the words that validation fixes. */
export function without(category: TaxCategory, changes: Changes = {}): PrintableDocument {
	const lines: LineInput[] = [
		{ description: 'Machine à affûter', quantity: '2', unitPrice: '1250.5' },
		{ description: 'Pièces de rechange', quantity: '10', unitPrice: '3.333' },
	];
	const document = french('invoice', {
		charges: [],
		lines: lines.map((line) => ({ ...line, taxCategory: category, taxRate: '0' })),
		...changes,
	});
	const code = category === 'E' ? FRANCHISE_REASON : REASON_OF_CATEGORY[category];
	const reason =
		code && findExemption(code, { sellerCountry: 'FR', date: document.issueDate, language: 'fr' });
	const taxLines = document.totals.taxLines.map((line) =>
		reason ? { ...line, exemptionReason: reason } : line,
	);
	return { ...document, totals: { ...document.totals, taxLines } };
}

export const manyRates = (count: number): LineInput[] =>
	Array.from({ length: count }, (_, index) => ({
		description: `Article ${index + 1} – référence « ${index * 7} »`,
		productCode: `REF-${index + 1}`,
		quantity: String((index % 9) + 1),
		unitPrice: String(1 + (index % 13) * 3.37),
		discountPercent: index % 5 === 0 ? '12.5' : '0',
		taxRate: ['20', '10', '5.5', '2.1'][index % 4] ?? '20',
	}));

export const ecoTax: OtherTax = {
	code: 'DEEE',
	label: 'Éco-participation DEEE',
	comment: null,
	mode: 'amount',
	value: '0.42',
	base: 'net',
	taxCategory: 'S',
	taxRate: '20',
	amount: 0,
};

export const takenBack = (net: number, tax: number, taxRate: string): LineInput & Partial<DocumentLine> => ({
	kind: 'deposit',
	description: 'Acompte déduit – facture FA2026-00039 du 15/10/2026',
	quantity: '1',
	unitPrice: String(-net / 100),
	net: -net,
	tax: -tax,
	taxRate,
	deposit: { documentId: 'inv-39', number: 'FA2026-00039', issueDate: '2026-10-15' },
});

export const prepayment = {
	documentId: 'inv-39',
	number: 'FA2026-00039',
	issueDate: '2026-10-15',
	amount: 12000,
};

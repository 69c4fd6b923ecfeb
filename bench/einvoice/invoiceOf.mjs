import { shipped } from '../support/shipped.mjs';

const { settleAmounts } = shipped('domain/amounts/settleAmounts.js');
const { computeLineAmount } = shipped('domain/amounts/computeLineAmount.js');

const seller = {
	id: 'com_1',
	name: 'Maison Berthier & Fils',
	legalForm: 'SAS',
	address: { line1: '18 quai Rambaud', postCode: '69002', city: 'Lyon', country: 'FR' },
	vatNumber: 'FR19812345676',
	registrationNumber: '81234567600017',
};
const buyer = {
	id: 'par_1',
	name: 'Dupont SARL',
	address: { line1: '7 rue des Écoles', postCode: '38000', city: 'Grenoble', country: 'FR' },
	registrationNumber: '303265045',
};

const RATES = ['20', '10', '5.5', '2.1'];

function lineOf(index) {
	const line = {
		id: `lin_${index}`,
		position: index + 1,
		kind: 'item',
		productId: null,
		productCode: `REF-${index}`,
		description: `Article ${index}, boîte de ${index * 7} pièces`,
		comment: null,
		quantity: String((index % 9) + 1),
		unit: 'C62',
		unitPrice: String(1 + (index % 13) * 3.25),
		unitCost: null,
		discountPercent: index % 5 === 0 ? '12.5' : '0',
		taxCategory: 'S',
		taxRate: RATES[index % RATES.length],
		operationCode: null,
	};
	return { ...line, net: computeLineAmount(line, 'EUR') };
}

/** A printable French invoice with so many lines at four rates. */
export function invoiceOf(count) {
	const rules = { currency: 'EUR', taxRounding: 'document', priceBasis: 'net', charges: [] };
	const settled = settleAmounts(
		rules,
		Array.from({ length: count }, (_, index) => lineOf(index)),
	);
	return {
		id: 'inv_1',
		kind: 'invoice',
		invoiceType: 'standard',
		state: 'validated',
		number: 'FA2026-00042',
		internalReference: null,
		language: 'fr',
		issueDate: '2026-11-22',
		dueDate: '2026-12-31',
		deliveryDate: '2026-11-20',
		validUntil: null,
		operationNature: 'goods',
		customerReference: 'BC-4711',
		paymentMethod: '58',
		cashDiscount: null,
		title: null,
		nature: null,
		owner: null,
		parent: null,
		reason: null,
		headerComment: null,
		footerComment: null,
		legalFooter: null,
		senderBlock: null,
		billTo: null,
		shipTo: null,
		summary: false,
		attachments: [],
		...rules,
		...settled,
		seller,
		buyer,
		sellerProfile: { id: 'prf_1', name: 'Siège', ibanPrinted: 'FR7630006000011234567890189' },
		print: {
			language: 'fr',
			printAs: 'document',
			watermark: null,
			parents: [],
			companyExtras: {},
			notTheInvoice: false,
			payments: { received: [], due: settled.totals.gross },
		},
	};
}

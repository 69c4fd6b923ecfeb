import { runNode } from './runNode.mjs';

/** A wholesaler with fifty customers and forty products, and invoices of ten lines for them. */

const CUSTOMERS = 50;
const PRODUCTS = 40;
const LINES = 10;

const upsert = (resource) => ({
	type: 'billingMasterData',
	parameters: { resource, operation: 'upsert' },
});

/** Saves the masters through the node. */
export async function openWholesaler(credentials = {}) {
	const save = (resource, items) =>
		runNode({ ...upsert(resource), ...credentialOf(credentials) }, items, credentials);
	await save('company', [
		{
			code: 'DUPONT',
			name: 'Dupont & Fils',
			country: 'FR',
			currency: 'EUR',
			timeZone: 'Europe/Paris',
			language: 'fr',
			defaultTaxRate: 20,
			address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
		},
	]);
	await save(
		'customer',
		times(CUSTOMERS, (index) => ({
			code: `C${index}`,
			name: `Épicerie ${index}`,
			company: 'DUPONT',
			paymentDays: 30,
			address: { line1: `${index} place du Marché`, postCode: '69002', city: 'Lyon', country: 'FR' },
		})),
	);
	await save(
		'product',
		times(PRODUCTS, (index) => ({
			code: `P${index}`,
			name: `Article ${index}`,
			company: 'DUPONT',
			unitPrice: `${index + 1}.25`,
			taxRate: index % 3 === 0 ? '5.5' : '20',
		})),
	);
}

/** Invoice number `index`: eight lines of products, two of free text. */
export function invoice(index, prefix = 'B') {
	return {
		customer: `C${index % CUSTOMERS}`,
		externalReference: `${prefix}-${index}`,
		customerReference: `PO-${index}`,
		lines: times(LINES, (line) =>
			line < 8
				? { product: `P${(index + line * 7) % PRODUCTS}`, quantity: line + 1 }
				: { description: `Service ${line}`, quantity: 1.5, unitPrice: 12.5 + line, taxRate: 20 },
		),
	};
}

/** Makes and validates invoices through the node; gives its wall time and output. */
export function createInvoices(items, credentials = {}, parameters = { validate: true }) {
	const node = {
		type: 'createInvoice',
		parameters: { resource: 'invoice', operation: 'createFromLines', ...parameters },
		...credentialOf(credentials),
	};
	return runNode(node, items, credentials);
}

export const LEDGER_CREDENTIAL = 'orderToCashLedgerApi';

function credentialOf(credentials) {
	if (!(LEDGER_CREDENTIAL in credentials)) return {};
	return { credentials: { [LEDGER_CREDENTIAL]: { id: '1', name: LEDGER_CREDENTIAL } } };
}

export const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

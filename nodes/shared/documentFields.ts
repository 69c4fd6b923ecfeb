import type { INodeProperties } from 'n8n-workflow';
import {
	discountField,
	exchangeRateField,
	favouritesField,
	freezeOrderField,
	pricesField,
	shippingFields,
	withMembers,
} from './amountFields';
import { day, json, text } from './fieldBuilders';
import { locator } from './locators';

/** Fields of a document as the panel offers them; names are those of the input schema. */

export const companyField = (): INodeProperties =>
	locator('searchCompanies', {
		name: 'company',
		displayName: 'Company',
		by: 'Code',
		description: 'Can stay empty when the ledger has only one company',
	});

export const customerField = (): INodeProperties =>
	locator('searchCustomers', { name: 'customer', displayName: 'Customer', by: 'Code', required: true });

export const supplierField = (): INodeProperties =>
	locator('searchSuppliers', {
		name: 'supplier',
		displayName: 'Supplier',
		by: 'Code',
		required: true,
		description: 'An account of type supplier',
	});

export const linesField: INodeProperties = {
	displayName: 'Lines',
	name: 'lines',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '[\n  { "product": "FLOUR", "quantity": 10 },\n  { "description": "Delivery in the morning" }\n]',
	required: true,
	description:
		'List of lines. Fields of a line: product (code or whole name), description, quantity, unit, unitPrice, discountPercent, taxCategory, taxRate, exemptionReason, comment, operationCode, otherTaxes, pageBreak (before or after), order (lower comes first), availableOn. A line with nothing but a description is a comment line.',
};

export const quantitiesField: INodeProperties = {
	displayName: 'Quantities',
	name: 'quantities',
	type: 'json',
	default: '',
	placeholder: '[{ "line": 1, "quantity": 4 }]',
	description:
		'Part of the source document, by line number. Everything that is left when empty. Needs an External Reference.',
};

export const validateField: INodeProperties = {
	displayName: 'Validate',
	name: 'validate',
	type: 'boolean',
	default: false,
	description: 'Whether to validate at once: the document takes its number and never changes again',
};

export const createMissingProductsField: INodeProperties = {
	displayName: 'Create Missing Products',
	name: 'createMissingProducts',
	type: 'boolean',
	default: false,
	description: 'Whether to create a product that a line names and describes, but that does not exist yet',
};

/** A customer that orders for the first time, from a webhook for instance. */
export const createMissingCustomerFields: INodeProperties[] = [
	{
		displayName: 'Create Missing Customer',
		name: 'createMissingCustomer',
		type: 'boolean',
		default: false,
		description:
			'Whether to create a customer that the document names and describes, but that does not exist yet',
	},
	{
		...json('Customer Details', 'customerDetails', 'Object { name, email, address, vatNumber, language, … }'),
		displayOptions: { show: { createMissingCustomer: [true] } },
	},
];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		json('Attachments', 'attachments', 'List of { name, mimeType, reference }'),
		json('Billing Address', 'billTo', 'Object { line1, postCode, city, country }'),
		json('Cash Discount', 'cashDiscount', 'Early-payment discount (escompte): { "rate": 2, "days": 8 }'),
		json(
			'Charges',
			'charges',
			'Charges at the foot of the document: list of { nature, label, amount, taxRate }',
		),
		text('Comment Above Lines', 'headerComment', {
			description: 'Printed above the lines',
			typeOptions: { rows: 3 },
		}),
		text('Comment Below Lines', 'footerComment', {
			description: 'Printed below the lines',
			typeOptions: { rows: 3 },
		}),
		locator('searchContacts', {
			name: 'contact',
			displayName: 'Contact',
			by: 'Code',
			description: 'A person of this customer',
		}),
		text('Currency', 'currency', {
			description: 'ISO code such as EUR or VND; frozen once the document exists',
		}),
		locator('searchStatusLabels', { name: 'customLabel', displayName: 'Custom Label', by: 'Code' }),
		text('Customer Reference', 'customerReference', { description: "The customer's own order number" }),
		day('Delivery Date', 'deliveryDate'),
		day('Document Date', 'issueDate', 'Today when empty'),
		day('Due Date', 'dueDate', 'From the customer or company when empty'),
		text('Internal Note', 'internalNote', { description: 'Never printed', typeOptions: { rows: 3 } }),
		text('Journal', 'journal', { description: 'Chooses the number series of this journal' }),
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: [
				{ name: 'English', value: 'en' },
				{ name: 'French', value: 'fr' },
				{ name: 'Vietnamese', value: 'vi' },
			],
			default: 'en',
		},
		text('Legal Footer', 'legalFooter', {
			description: "Legal notices at the foot of this document alone; the seller profile's when empty",
			typeOptions: { rows: 2 },
		}),
		text('Nature', 'nature', { description: 'Subject of the document, to find it in lists' }),
		{
			displayName: 'Nature of Operation',
			name: 'operationNature',
			type: 'options',
			options: [
				{ name: 'Both', value: 'mixed' },
				{ name: 'Goods', value: 'goods' },
				{ name: 'Services', value: 'services' },
			],
			default: 'goods',
			description: 'From the products or the company when it is not set',
		},
		locator('searchOperationCodes', { name: 'operationCode', displayName: 'Operation Code', by: 'Code' }),
		{
			displayName: 'Origin',
			name: 'origin',
			type: 'options',
			options: [
				{ name: 'Contract', value: 'contract' },
				{ name: 'Counter', value: 'counter' },
				{ name: 'Sale', value: 'sale' },
			],
			default: 'sale',
		},
		text('Owner', 'owner', { description: "Salesperson. The customer's owner when empty, else the actor." }),
		text('Parafiscal Regime', 'parafiscalRegime'),
		json(
			'Parent Deal or Event',
			'parent',
			'Object of another system: { "kind": "deal", "id": "D-17", "title": "…" }',
		),
		text('Parent Document ID', 'parentDocument', {
			description: 'A document to tie this one to, without taking quantities from it',
		}),
		text('Payment Method', 'paymentMethod', {
			description: 'How it is to be paid; with payment terms each instalment has its own',
		}),
		locator('searchPaymentTerms', {
			name: 'paymentTerms',
			displayName: 'Payment Terms',
			by: 'Code',
			description:
				'Who pays how much and when. Those of the source document, the customer or the company when empty. The due date follows from them.',
		}),
		json(
			'Payment Terms Lines',
			'paymentTermLines',
			'Payment terms for this document alone, such as [{ "percent": 30 }, { "days": 30, "rule": "daysThenEndOfMonth" }]; [] for none',
		),
		json(
			'Reference Dates',
			'referenceDates',
			'Dates that the payment terms count from, by their names: { "letter of credit": "2026-04-02" }',
		),
		locator('searchSellerProfiles', { name: 'sellerProfile', displayName: 'Seller Profile', by: 'Code' }),
		text('Sender Block', 'senderBlock', {
			description: "Printed beside the company data of this document alone; the seller profile's when empty",
			typeOptions: { rows: 2 },
		}),
		json('Shipping Address', 'shipTo', 'Object { line1, postCode, city, country }'),
		text('Supplier Number', 'supplierNumber', {
			description: "The supplier's own number, on a supplier invoice",
		}),
		text('Title', 'title', { description: 'For searching; sums the project up' }),
		day('Valid Until', 'validUntil'),
		text('VAT Regime', 'vatRegime', {
			placeholder: 'e.g. intraEu',
			description:
				"domestic, intraEu, reverseCharge, export or franchise: the VAT of lines that do not say theirs. The customer's when empty; any other text is only kept.",
		}),
	],
};

/** Header fields that a person may give on any kind, in alphabetical order. */
export const headerCollection = withMembers(
	additionalFields,
	discountField,
	exchangeRateField,
	pricesField,
	...shippingFields,
);

/** The same where the lines are given too. */
export const changedCollection = withMembers(headerCollection, freezeOrderField);
export const createdCollection = withMembers(changedCollection, favouritesField);

/** A document chosen in the panel; from an item it is read as `id`. */
export const documentField = (
	method: Parameters<typeof locator>[0] = 'searchDocuments',
	displayName = 'Document',
): INodeProperties => locator(method, { name: 'id', displayName, by: 'ID', required: true });

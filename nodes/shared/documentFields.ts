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
import { choice, day, flag, group, json, text } from './fieldBuilders';
import { locator } from './locators';
import { addressField, cashDiscountField, chargesField } from './partFields';

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
		...group(
			'Customer Details',
			'customerDetails',
			'Add Details',
			[
				text('Name', 'name', { placeholder: 'e.g. Épicerie Martin' }),
				text('Email', 'email', { placeholder: 'e.g. name@email.com' }),
				text('VAT Number', 'vatNumber', { placeholder: 'e.g. FR40303265045' }),
				addressField('Address', 'address'),
			],
			'What is known of the new customer; the item can say it too',
		),
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
		{
			...json('Attachments', 'attachments', 'List of { name, mimeType, reference }'),
			default: '[]',
		},
		addressField('Billing Address', 'billTo'),
		cashDiscountField,
		chargesField,
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
		flag('Credit Insured', 'creditInsured', 'Whether a credit insurer covers what is owed (pièce assurée)', {
			default: true,
		}),
		text('Currency', 'currency', {
			placeholder: 'e.g. EUR',
			description: 'Stays as it is once the document exists',
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
		group(
			'Parent Deal or Event',
			'parent',
			'Add Parent',
			[
				choice('Kind', 'kind', [
					['Deal', 'deal'],
					['Event', 'event'],
				]),
				text('ID', 'id', { placeholder: 'e.g. D-17' }),
				text('Title', 'title'),
			],
			'Something in another system that the document belongs to',
		),
		text('Parent Document ID', 'parentDocument', {
			description: 'A document to tie this one to, without taking quantities from it',
		}),
		text('Payment Method', 'paymentMethod', {
			placeholder: 'e.g. transfer',
			description: 'How it is to be paid; with payment terms each instalment has its own',
		}),
		locator('searchPaymentTerms', {
			name: 'paymentTerms',
			displayName: 'Payment Terms',
			by: 'Code',
			description:
				'Who pays how much and when. Those of the source document, the customer or the company when empty. The due date follows from them.',
		}),
		{
			...json(
				'Payment Terms Lines',
				'paymentTermLines',
				'Payment terms for this document alone, such as [{ "percent": 30 }, { "days": 30, "rule": "daysThenEndOfMonth" }]; [] for none',
			),
			default: '[]',
		},
		{
			...json(
				'Reference Dates',
				'referenceDates',
				'Dates that the payment terms count from, by their names: { "letter of credit": "2026-04-02" }',
			),
			default: '{}',
		},
		locator('searchSellerProfiles', { name: 'sellerProfile', displayName: 'Seller Profile', by: 'Code' }),
		text('Sender Block', 'senderBlock', {
			description: "Printed beside the company data of this document alone; the seller profile's when empty",
			typeOptions: { rows: 2 },
		}),
		addressField('Shipping Address', 'shipTo'),
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

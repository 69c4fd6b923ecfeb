import type { INodeProperties } from 'n8n-workflow';
import { choice, days, flag, json, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { addressField } from '../shared/partFields';
import { billingFields } from './billingFields';
import { partyDunning } from './dunningFields';

/** Fields that several masters share. */

export const code = text('Code', 'code', {
	required: true,
	placeholder: 'e.g. MARTIN',
	description: 'Your own short name; saving the same code again updates it',
});
export const name = text('Name', 'name', { required: true });
export const languages: ReadonlyArray<[string, string]> = [
	['English', 'en'],
	['French', 'fr'],
	['Vietnamese', 'vi'],
];
export const taxCategory = choice('VAT Category', 'taxCategory', [
	['Exempt (E)', 'E'],
	['Export (G)', 'G'],
	['Intra-EU (K)', 'K'],
	['Out of Scope (O)', 'O'],
	['Reverse Charge (AE)', 'AE'],
	['Standard (S)', 'S'],
	['Zero (Z)', 'Z'],
]);
export const holidaysField: INodeProperties = {
	...json(
		'Holidays',
		'holidays',
		'Days on which nothing is paid, each with the day it is put off to: { "2026-12-25": "2026-12-28" }',
	),
	default: '{}',
};
export const taxRate = text('VAT Rate', 'taxRate', { placeholder: 'e.g. 20', description: 'In percent' });
export const taxRounding = choice(
	'VAT Rounding',
	'taxRounding',
	[
		['Per Document and Rate', 'document'],
		['Per Line', 'line'],
	],
	{ description: 'Per document is what EN 16931 asks for' },
);

export const kinds: ReadonlyArray<[string, string]> = [
	['Credit Note', 'creditNote'],
	['Delivery Note', 'deliveryNote'],
	['Invoice', 'invoice'],
	['Pro Forma Invoice', 'proForma'],
	['Purchase Order', 'purchaseOrder'],
	['Quotation', 'quotation'],
	['Request for Quotation', 'requestForQuotation'],
	['Return Note', 'returnNote'],
	['Sales Order', 'salesOrder'],
	['Supplier Invoice', 'supplierInvoice'],
];
export const kindOptions = kinds.map(([label, value]) => ({ name: label, value }));

/** What nearly every account has, on the first screen. */
export const mainIdentity = [
	text('Email', 'email', { placeholder: 'name@email.com' }),
	addressField('Address', 'address'),
];

export const identity = [
	text('Legal Form', 'legalForm', { placeholder: 'e.g. SARL' }),
	text('Phone', 'phone'),
	text('Registration Number', 'registrationNumber', {
		description: 'SIREN or SIRET in France, tax code (mã số thuế) in Viet Nam',
	}),
	text('VAT Number', 'vatNumber', { placeholder: 'e.g. FR40303265045' }),
];

export const vatRegime = text('VAT Regime', 'vatRegime', {
	placeholder: 'e.g. intraEu',
	description:
		'One of domestic, intraEu, reverseCharge, export and franchise decides the VAT of lines that do not say theirs; any other text is only kept',
});

export const partyFields: INodeProperties[] = [
	...identity,
	addressField('Billing Address', 'billTo'),
	...billingFields,
	...partyDunning,
	flag('Credit Insured', 'creditInsured', 'Whether what it owes is covered by credit insurance', {
		default: true,
	}),
	text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
	choice('Language', 'language', languages),
	text('Owner', 'owner', { description: 'Salesperson of this account' }),
	text('Parafiscal Regime', 'parafiscalRegime'),
	days('Payment Days', 'paymentDays', 'Days from invoice date to due date'),
	text('Payment Method', 'paymentMethod', { placeholder: 'e.g. transfer' }),
	locator('searchPaymentTerms', {
		name: 'paymentTerms',
		displayName: 'Payment Terms',
		by: 'Code',
		description: "In place of the payment days; the company's when both are empty",
	}),
	flag('Professional', 'professional', 'Whether it is a business, not a private person', { default: true }),
	addressField('Shipping Address', 'shipTo'),
	taxCategory,
	taxRate,
	text('VAT Exemption Reason', 'vatExemption', {
		placeholder: 'e.g. VATEX-FR-CGI261-4',
		description: 'Why it pays no VAT: a VATEX code, or the words',
	}),
	vatRegime,
	flag('Wants Order Number', 'orderNumberRequired', 'Whether its invoices need its own order number', {
		default: true,
	}),
];

export const sampleAddress = { line1: '4 place du Marché', postCode: '69002', city: 'Lyon', country: 'FR' };

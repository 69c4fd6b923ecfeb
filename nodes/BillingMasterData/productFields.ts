import type { INodeProperties } from 'n8n-workflow';
import { choice, day, flag, json, text } from '../shared/fieldBuilders';
import { taxCategory, taxRate } from './masterFields';

/** What a product says of itself beside code, name and company. */
export const productFields: readonly INodeProperties[] = [
	day('Available From', 'availableFrom', 'First day on which it can be had'),
	text('Comment', 'comment', {
		typeOptions: { rows: 2 },
		description: 'Printed below the description of each of its lines',
	}),
	text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
	flag('Deposit', 'deposit', 'Whether lines of it are deposit lines'),
	text('Description', 'description', { typeOptions: { rows: 2 } }),
	{
		displayName: 'Lead Days',
		name: 'leadDays',
		type: 'number',
		default: 5,
		typeOptions: { minValue: 0 },
		description: 'Days from order to delivery (délai)',
	},
	{
		displayName: 'Order Among Lines',
		name: 'order',
		type: 'number',
		default: 10,
		typeOptions: { minValue: 0 },
		description: 'Lower comes first on documents, where the company sorts lines by the catalogue',
	},
	{
		...json(
			'Other Taxes',
			'otherTaxes',
			'Taxes other than VAT on each sale: so much a unit (amount) or percent',
		),
		placeholder:
			'[{ "code": "ECO", "label": "Éco-contribution", "mode": "amount", "value": 0.12, "taxRate": 20 }]',
	},
	choice(
		'Prices Are',
		'priceBasis',
		[
			['Without VAT', 'net'],
			['With VAT', 'gross'],
		],
		{ description: 'What the unit price is (tarif HT or TTC)' },
	),
	text('Purchase Price', 'purchasePrice', { placeholder: 'e.g. 11.00' }),
	flag('Stocked', 'stocked', 'Whether it is goods on stock, not a service', { default: true }),
	text('Unit', 'unit', {
		placeholder: 'e.g. C62',
		description: 'UN/ECE Recommendation 20 code: C62 one, HUR hour, KGM kilogram',
	}),
	text('Unit Price', 'unitPrice', {
		placeholder: 'e.g. 18.40',
		description: "Without VAT unless 'Prices Are' says otherwise",
	}),
	{
		...json('Units', 'units', 'Other units that it is sold in, and how many of its own unit each holds'),
		placeholder: '[{ "unit": "XBX", "contains": 12 }]',
	},
	taxCategory,
	taxRate,
	text('VAT Exemption Reason', 'vatExemption', {
		placeholder: 'e.g. VATEX-FR-CGI261-4',
		description: 'Why an exempt product bears no VAT: a VATEX code, or the words',
	}),
];

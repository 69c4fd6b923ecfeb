import type { INodeProperties } from 'n8n-workflow';
import { choice, day, flag, rows, text } from '../shared/fieldBuilders';
import { otherTaxesField } from '../shared/partFields';
import { reductionField } from './eInvoiceFields';
import { taxCategory, taxRate } from './masterFields';

/** What nearly every product has. */
export const mainProductFields: readonly INodeProperties[] = [
	text('Unit Price', 'unitPrice', {
		placeholder: 'e.g. 18.40',
		description: "Without VAT unless 'Prices Are' says otherwise",
	}),
	taxRate,
	text('Unit', 'unit', {
		placeholder: 'e.g. C62',
		description: 'UN/ECE Recommendation 20 code: C62 one, HUR hour, KGM kilogram',
	}),
];

/** What a product says of itself besides. */
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
	otherTaxesField('Taxes other than VAT on each sale (éco-contribution, taxe parafiscale)', {
		displayName: 'Parafiscal Regimes',
		name: 'regimes',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Regime' },
		default: [],
		description: 'Only on documents of these regimes; on all when there are none',
	}),
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
	rows(
		'Units',
		'units',
		'Add Unit',
		[
			text('Unit', 'unit', { placeholder: 'e.g. XBX' }),
			text('Contains', 'contains', { placeholder: 'e.g. 12', description: 'How many of its own unit' }),
		],
		{ description: 'Other units that it is sold in' },
	),
	taxCategory,
	text('VAT Exemption Reason', 'vatExemption', {
		placeholder: 'e.g. VATEX-FR-CGI261-4',
		description: 'Why an exempt product bears no VAT: a VATEX code, or the words',
	}),
	reductionField,
];

import type { INodeProperties } from 'n8n-workflow';
import { choice, group, rows, text } from './fieldBuilders';

/** Parts of documents and masters that are objects or lists, as forms: nobody has to write JSON for them. */

export const addressField = (displayName: string, name: string): INodeProperties =>
	group(
		displayName,
		name,
		'Add Address',
		[
			text('Street', 'line1', { placeholder: 'e.g. 4 place du Marché' }),
			text('Second Line', 'line2'),
			text('Post Code', 'postCode', { placeholder: 'e.g. 69002' }),
			text('City', 'city', { required: true, placeholder: 'e.g. Lyon' }),
			text('Region', 'subdivision'),
			text('Country', 'country', {
				required: true,
				placeholder: 'e.g. FR',
				description: 'Code of two letters',
			}),
		],
		'Taken as a whole: it takes the place of the address that was there',
	);

const taxMembers: readonly INodeProperties[] = [
	text('Code', 'code', { required: true, placeholder: 'e.g. ECO' }),
	text('Label', 'label', { placeholder: 'e.g. Éco-contribution', description: 'As it is printed' }),
	choice('Mode', 'mode', [
		['Amount for Each Unit', 'amount'],
		['Percent', 'percent'],
	]),
	text('Value', 'value', { required: true, placeholder: 'e.g. 0.12' }),
	choice(
		'Percent Of',
		'base',
		[
			['Price Without VAT', 'net'],
			['Price With VAT', 'netAndTax'],
		],
		{ displayOptions: { show: { mode: ['percent'] } } },
	),
	text('VAT Rate', 'taxRate', { placeholder: 'e.g. 20', description: "In percent; the line's when empty" }),
];

export const otherTaxesField = (description: string, ...more: readonly INodeProperties[]): INodeProperties =>
	rows('Other Taxes', 'otherTaxes', 'Add Tax', [...taxMembers, ...more], { description });

export const cashDiscountField: INodeProperties = group(
	'Cash Discount',
	'cashDiscount',
	'Add Cash Discount',
	[
		text('Percent', 'rate', { required: true, placeholder: 'e.g. 2' }),
		{
			displayName: 'Days',
			name: 'days',
			type: 'number',
			default: 8,
			typeOptions: { minValue: 0 },
			description: 'Paid within so many days of the invoice date',
		},
	],
	'For those who pay early (escompte)',
);

export const chargesField: INodeProperties = rows(
	'Charges',
	'charges',
	'Add Charge',
	[
		text('Nature', 'nature', { required: true, placeholder: 'e.g. packaging' }),
		text('Label', 'label', { placeholder: 'e.g. Emballage', description: 'As it is printed' }),
		text('Amount', 'amount', { required: true, placeholder: 'e.g. 12.50', description: 'Without VAT' }),
		text('VAT Rate', 'taxRate', { placeholder: 'e.g. 20' }),
	],
	{ description: 'At the foot of the document; for shipping there is Shipping Cost' },
);

import type { INodeProperties } from 'n8n-workflow';
import { text } from '../shared/fieldBuilders';

/** How much a deposit invoice asks for; the item says it where every one asks for something else. */
export const depositFields: readonly INodeProperties[] = [
	{
		displayName: 'Deposit Is',
		name: 'depositAs',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Amount With VAT', value: 'amount' },
			{
				name: 'As the Item Says',
				value: 'item',
				description: 'Each item has its own percent, amount or instalment',
			},
			{
				name: 'Instalment of the Order',
				value: 'instalment',
				description: 'A deposit instalment of its payment terms',
			},
			{ name: 'Percent of the Order', value: 'percent' },
		],
		default: 'percent',
	},
	text('Amount', 'amount', {
		required: true,
		placeholder: 'e.g. 600',
		displayOptions: { show: { depositAs: ['amount'] } },
		description: 'With VAT, in the currency of the order',
	}),
	{
		displayName: 'Instalment',
		name: 'instalment',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { depositAs: ['instalment'] } },
		description: "Its number in the order's payment schedule",
	},
	{
		displayName: 'Percent',
		name: 'percent',
		type: 'number',
		default: 30,
		typeOptions: { minValue: 0, maxValue: 100 },
		displayOptions: { show: { depositAs: ['percent'] } },
		description: 'Share of the amount with VAT',
	},
	text('Line Text', 'description', {
		placeholder: 'e.g. First deposit, kitchen',
		description: 'Printed on the lines; Deposit, share and number of the order when empty',
	}),
];

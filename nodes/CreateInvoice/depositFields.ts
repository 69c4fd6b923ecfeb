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
				description: 'Its own percent, amount or instalment',
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
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, numberPrecision: 4 },
		displayOptions: { show: { depositAs: ['amount'] } },
		description: 'With VAT, in the currency of the order',
	},
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
	text('Words on the Lines', 'description', { description: 'In place of our own' }),
];

import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from '../shared/fieldBuilders';
import { quantitiesField } from '../shared/documentFields';

/** What a credit note gives back: goods line by line, or money alone. */
export const creditFields: readonly INodeProperties[] = [
	{
		displayName: 'What Is Credited',
		name: 'creditAs',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Amount', value: 'amount', description: 'Money only, shared over the VAT rates' },
			{ name: 'Everything Left', value: 'rest', description: 'All that no other credit note took' },
			{ name: 'Lines With Quantities', value: 'lines', description: 'All that is left when none are given' },
			{
				name: 'Percent of the Invoice',
				value: 'percent',
				description: 'Money only, shared over the VAT rates',
			},
		],
		default: 'lines',
	},
	{
		...quantitiesField,
		placeholder: '[{ "line": 1, "quantity": 4, "disposition": "scrap" }]',
		description:
			'What is credited, by line number of the invoice, each with what happens to the goods (disposition, operationCode). Everything that is left when empty. Needs an External Reference.',
		displayOptions: { show: { creditAs: ['lines'] } },
	},
	text('Amount', 'amount', {
		required: true,
		placeholder: 'e.g. 50',
		description: 'With VAT, in the currency of the invoice. Needs an External Reference.',
		displayOptions: { show: { creditAs: ['amount'] } },
	}),
	text('Percent', 'percent', {
		required: true,
		placeholder: 'e.g. 10',
		description: 'Of the invoice with VAT. Needs an External Reference.',
		displayOptions: { show: { creditAs: ['percent'] } },
	}),
	choice(
		'Goods',
		'disposition',
		[
			['As the Lines Say', ''],
			['Back to Stock', 'restock'],
			['Nothing Comes Back', 'none'],
			['Scrapped', 'scrap'],
		],
		{
			description:
				'What happens to the goods; a line that says nothing goes back to stock when it has a product',
			displayOptions: { show: { creditAs: ['lines', 'rest'] } },
		},
	),
	text('Reason', 'reason', { description: 'Printed on the credit note' }),
];

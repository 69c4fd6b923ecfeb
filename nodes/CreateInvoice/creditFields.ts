import type { INodeProperties } from 'n8n-workflow';
import { flag, rows, text } from '../shared/fieldBuilders';
import { goodsField, returnedMembers } from '../shared/lineFields';

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
	rows('Only These Lines', 'quantities', 'Add Line', returnedMembers, {
		description: 'What is credited, by the line numbers of the invoice; all that is left when there are none',
		displayOptions: { show: { creditAs: ['lines'] } },
	}),
	text('Amount', 'amount', {
		required: true,
		placeholder: 'e.g. 50',
		description: 'With VAT, in the currency of the invoice',
		displayOptions: { show: { creditAs: ['amount'] } },
	}),
	text('Percent', 'percent', {
		required: true,
		placeholder: 'e.g. 10',
		description: 'Of the invoice with VAT',
		displayOptions: { show: { creditAs: ['percent'] } },
	}),
	goodsField('As Each Line Says', {
		description:
			'What happens to the goods; a line that says nothing goes back to stock when it has a product',
		displayOptions: { show: { creditAs: ['lines', 'rest'] } },
	}),
	flag(
		'Invoice Again',
		'reinvoice',
		'Whether the quantities may be invoiced once more, because only the invoice was wrong: they are to be invoiced again on their order and delivery notes',
		{ displayOptions: { show: { creditAs: ['lines', 'rest'] } } },
	),
	text('Reason', 'reason', {
		placeholder: 'e.g. Two bags were torn',
		description: 'Printed on the credit note',
	}),
];

import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from '../shared/fieldBuilders';

/** How deliveries are billed: of a customer, and of the company for customers that do not say it. */
export const billingFields: readonly INodeProperties[] = [
	choice(
		'Billing Mode',
		'billingMode',
		[
			['Grouped', 'grouped'],
			['One Delivery Note an Invoice', 'perDeliveryNote'],
			['One Order an Invoice', 'perOrder'],
		],
		{ description: 'What an invoice of deliveries is for (mode de facturation)' },
	),
	choice(
		'Billing Periodicity',
		'billingPeriodicity',
		[
			['Half-Month', 'halfMonth'],
			['Month', 'month'],
			['On Demand', 'onDemand'],
			['Ten Days', 'tenDays'],
			['Week', 'week'],
		],
		{ default: 'month', description: 'How often its deliveries are billed; on demand when nobody says it' },
	),
	{
		displayName: 'Backorders Of',
		name: 'backorderKinds',
		type: 'multiOptions',
		options: [
			{ name: 'Delivery Notes', value: 'deliveryNote' },
			{ name: 'Invoices', value: 'invoice' },
			{ name: 'None', value: 'none' },
			{ name: 'Purchase Orders', value: 'purchaseOrder' },
			{ name: 'Quotations', value: 'quotation' },
			{ name: 'Sales Orders', value: 'salesOrder' },
		],
		default: ['deliveryNote', 'invoice', 'purchaseOrder', 'quotation', 'salesOrder'],
		description:
			'Kinds of which what is left stays open when a part is taken (reliquats); of the others the rest is given up. Company and customer must both keep them.',
	},
	text('Grouping Keys', 'groupingKeys', {
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Grouping Key' },
		default: [],
		placeholder: 'e.g. shipTo',
		description:
			'What deliveries must have in common beside the usual to share an invoice: shipTo, customerReference, order, salesperson, contact, title and others',
	}),
];

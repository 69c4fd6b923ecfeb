import type { INodeProperties } from 'n8n-workflow';
import { choice, flag, json, text } from '../shared/fieldBuilders';

/** How a company prices its documents: basis, shipping, favourite lines, deposits. */
export const amountRules: readonly INodeProperties[] = [
	choice(
		'Deposits on the Final Invoice',
		'depositForm',
		[
			['Taken Back as Negative Lines', 'lines'],
			['Shown as Paid Before', 'prepaid'],
		],
		{ description: 'As negative lines the VAT is the rest; as paid before, VAT shows twice' },
	),
	{
		...json(
			'Favourite Lines',
			'favouriteLines',
			'Lines that documents can take by name; automatic ones stand on every sale',
		),
		placeholder: '[{ "name": "pallet", "product": "PALLET", "quantity": 1, "automatic": true }]',
	},
	choice(
		'Prices Are',
		'priceBasis',
		[
			['Without VAT', 'net'],
			['With VAT', 'gross'],
		],
		{ description: 'Unit prices on documents that do not say it (tarif HT or TTC)' },
	),
	{
		...json(
			'Shipping Fees by Quantity',
			'shippingBands',
			"Flat fees by the number of pieces, for documents with shipping 'byQuantity'",
		),
		placeholder: '[{ "below": 10, "amount": 10 }, { "amount": 0 }]',
	},
	text('Shipping VAT Rate', 'shippingTaxRate', {
		placeholder: 'e.g. 20',
		description: "The company's own rate when empty",
	}),
	flag(
		'Sort Lines by Catalogue',
		'sortLinesByCatalogue',
		'Whether lines that give no order index take that of their product',
		{ default: true },
	),
];

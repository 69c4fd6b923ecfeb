import type { INodeProperties } from 'n8n-workflow';
import { choice, flag, rows, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

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
	rows(
		'Favourite Lines',
		'favouriteLines',
		'Add Favourite Line',
		[
			text('Name', 'name', { placeholder: 'e.g. pallet', description: 'By which documents take it' }),
			locator('searchProducts', { name: 'product', displayName: 'Product', by: 'Code' }),
			text('Description', 'description', { description: "In place of the product's name" }),
			text('Quantity', 'quantity', { placeholder: 'e.g. 1' }),
			text('Unit Price', 'unitPrice', { placeholder: 'e.g. 12.50' }),
			flag('Automatic', 'automatic', 'Whether it stands on every sale'),
		],
		{ description: 'Lines that documents can take by name; all of them anew' },
	),
	choice(
		'Prices Are',
		'priceBasis',
		[
			['Without VAT', 'net'],
			['With VAT', 'gross'],
		],
		{ description: 'Unit prices on documents that do not say it (tarif HT or TTC)' },
	),
	rows(
		'Shipping Fees by Quantity',
		'shippingBands',
		'Add Fee',
		[
			text('Below', 'below', {
				placeholder: 'e.g. 10',
				description: 'For fewer pieces than this; for all others when empty',
			}),
			text('Fee', 'amount', { placeholder: 'e.g. 10', description: 'Without VAT; 0 for free' }),
		],
		{ description: "For documents whose shipping cost is 'byQuantity'" },
	),
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

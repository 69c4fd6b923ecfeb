import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from './fieldBuilders';

/** Fields by which the amounts of a whole document change, for the collections that offer them. */

const discountOn = choice(
	'On',
	'base',
	[
		['Total Without VAT', 'net'],
		['Total With VAT', 'gross'],
	],
	{ description: 'What the discount is taken off' },
);
const discountReason = text('Reason', 'reason', { description: 'Printed beside the discount' });

/** A percentage or an amount: whoever adds one of the groups has said which. */
export const discountField: INodeProperties = {
	displayName: 'Discount on the Document',
	name: 'discount',
	type: 'fixedCollection',
	placeholder: 'Add Discount',
	default: {},
	description:
		'Taken off the whole document (remise pied de page), beside discounts of lines; 0 takes it away',
	options: [
		{
			displayName: 'Amount',
			name: 'byAmount',
			values: [
				text('Amount', 'amount', { placeholder: 'e.g. 50', description: 'In the currency of the document' }),
				discountOn,
				discountReason,
			],
		},
		{
			displayName: 'Percent',
			name: 'byPercent',
			values: [text('Percent', 'percent', { placeholder: 'e.g. 5' }), discountOn, discountReason],
		},
	],
};

export const exchangeRateField = text('Exchange Rate', 'exchangeRate', {
	placeholder: 'e.g. 1.0842',
	description:
		"Units of the document's currency for one unit of the company's; the VAT is then shown in both currencies",
});

export const pricesField = choice(
	'Prices Are',
	'priceBasis',
	[
		['Without VAT', 'net'],
		['With VAT', 'gross'],
	],
	{ description: 'Unit prices of all lines (tarif HT or TTC); as the company sets it when left out' },
);

export const shippingFields: readonly INodeProperties[] = [
	text('Shipping Cost', 'shipping', {
		placeholder: 'e.g. 12.50 or byQuantity',
		description:
			"Amount without VAT; or byQuantity for the company's flat fee by number of pieces; 0 takes it away",
	}),
	text('Shipping VAT Rate', 'shippingTaxRate', {
		placeholder: 'e.g. 20',
		description: "In percent; the company's rate for shipping when empty",
	}),
];

export const favouritesField: INodeProperties = {
	displayName: 'Favourite Lines',
	name: 'favourites',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Favourite Line' },
	default: [],
	description:
		"Lines of the company's list to add to a sale, by their names; automatic ones come by themselves",
};

export const freezeOrderField: INodeProperties = {
	displayName: 'Freeze Order of Lines',
	name: 'freezeOrder',
	type: 'boolean',
	default: true,
	description:
		'Whether lines stay as they are given, whatever their order index or that of their products says',
};

/** First what the ledger does by itself. */
export const deductDepositsField = choice(
	'Deduct Deposits',
	'deductDeposits',
	[
		['Those That Are Paid', 'paid'],
		['All That Are Posted', 'all'],
		['None', 'none'],
	],
	{ description: 'Which deposit invoices of the order the invoice takes back' },
);

const byName = ({ displayName: a }: INodeProperties, { displayName: b }: INodeProperties) =>
	a.localeCompare(b, 'en');

/** A collection with further members in their alphabetical places. */
export const withMembers = (
	collection: INodeProperties,
	...more: readonly INodeProperties[]
): INodeProperties => ({
	...collection,
	options: [...((collection.options ?? []) as INodeProperties[]), ...more].sort(byName),
});

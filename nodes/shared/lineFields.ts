import type { INodeProperties } from 'n8n-workflow';
import { choice, day, rows, text } from './fieldBuilders';
import { locator } from './locators';
import { otherTaxesField } from './partFields';

/** A line of a document as a form: what nearly every line has, and the rest behind Add Field. */
const lineMembers: readonly INodeProperties[] = [
	locator('searchProducts', {
		name: 'product',
		displayName: 'Product',
		by: 'Code',
		description: 'Brings name, price, unit and VAT; a line without one says them itself',
	}),
	text('Description', 'description', {
		placeholder: 'e.g. Delivery in the morning',
		description: "In place of the product's name. Alone on its line, it is a comment.",
	}),
	text('Quantity', 'quantity', { placeholder: 'e.g. 10', description: 'One when empty' }),
	text('Unit Price', 'unitPrice', {
		placeholder: 'e.g. 18.40',
		description: "From the product when empty; without VAT unless 'Prices Are' says otherwise",
	}),
	text('VAT Rate', 'taxRate', {
		placeholder: 'e.g. 20',
		description: 'In percent; from the customer, the product or the company when empty',
	}),
	{
		displayName: 'More',
		name: 'members',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			day('Available On', 'availableOn'),
			text('Comment', 'comment', { typeOptions: { rows: 2 }, description: 'Printed below the line' }),
			text('Discount Percent', 'discountPercent', { placeholder: 'e.g. 5' }),
			locator('searchOperationCodes', { name: 'operationCode', displayName: 'Operation Code', by: 'Code' }),
			{
				displayName: 'Order',
				name: 'order',
				type: 'number',
				default: 10,
				typeOptions: { minValue: 0 },
				description: 'Lower comes first',
			},
			otherTaxesField("In place of the product's"),
			choice(
				'Page Break',
				'pageBreak',
				[
					['After the Line', 'after'],
					['Before the Line', 'before'],
				],
				{ description: 'Where a new page begins' },
			),
			text('Unit', 'unit', {
				placeholder: 'e.g. C62',
				description: 'UN/ECE Recommendation 20 code: C62 one, HUR hour, KGM kilogram',
			}),
			choice('VAT Category', 'taxCategory', [
				['Exempt (E)', 'E'],
				['Export (G)', 'G'],
				['Intra-EU (K)', 'K'],
				['Out of Scope (O)', 'O'],
				['Reverse Charge (AE)', 'AE'],
				['Standard (S)', 'S'],
				['Zero (Z)', 'Z'],
			]),
			text('VAT Exemption Reason', 'exemptionReason', {
				placeholder: 'e.g. VATEX-FR-CGI261-4',
				description: 'Why there is no VAT: a VATEX code, or the words',
			}),
		],
	},
];

const linesAs = choice(
	'Specify Lines',
	'linesAs',
	[
		['Using Fields Below', 'form'],
		['Using JSON', 'json'],
	],
	{ noDataExpression: true, description: 'JSON also takes the list of another node, by an expression' },
);

/** The lines as a form or as one JSON text; whichever is chosen is read as `lines`. */
export const lineFields = (description: string): INodeProperties[] => [
	linesAs,
	rows('Lines', 'lineRows', 'Add Line', lineMembers, {
		description,
		displayOptions: { show: { linesAs: ['form'] } },
	}),
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'json',
		typeOptions: { rows: 8 },
		default: '[]',
		description:
			'List such as [{ "product": "FLOUR", "quantity": 10 }, { "description": "Delivery in the morning" }]. Fields of a line: product (code or whole name), description, quantity, unit, unitPrice, discountPercent, taxCategory, taxRate, exemptionReason, comment, operationCode, otherTaxes, pageBreak (before or after), order (lower comes first), availableOn.',
		displayOptions: { show: { linesAs: ['json'] } },
	},
];

export const lineNumberField: INodeProperties = {
	displayName: 'Line',
	name: 'line',
	type: 'number',
	default: 1,
	typeOptions: { minValue: 1 },
	description: 'Its number on the document',
};

const quantityField = text('Quantity', 'quantity', { required: true, placeholder: 'e.g. 4' });

/** How much of what is left stays open (reliquat); nothing else is asked where nothing can stay open. */
const backorderField = text('Stays Open', 'backorder', {
	placeholder: 'e.g. 0',
	description:
		'How much of the rest of the line may still be taken later: 0 gives it up, or free where it was delivered. All of it when empty, unless backorders are switched off.',
});

const GOODS: ReadonlyArray<readonly [string, string]> = [
	['Back to Stock', 'restock'],
	['Nothing Comes Back', 'none'],
	['Scrapped', 'scrap'],
];

/** What happens to goods that come back, of one line or of all; `unsaid` is what the first choice is called. */
export const goodsField = (unsaid: string, more: Partial<INodeProperties> = {}): INodeProperties =>
	choice('Goods', 'disposition', [[unsaid, ''], ...GOODS], more);

/** Lines that come back or are credited, each with what happens to the goods. */
export const returnedMembers: readonly INodeProperties[] = [
	lineNumberField,
	quantityField,
	goodsField('As Said Below'),
	locator('searchOperationCodes', { name: 'operationCode', displayName: 'Operation Code', by: 'Code' }),
];

const ONLY = 'Only These Quantities';
const ALL_LEFT = "everything that is left when there are none. Needs an 'External Reference' under Options.";

/** Part of a source document. */
export const quantitiesField: INodeProperties = rows(
	ONLY,
	'quantities',
	'Add Line',
	[lineNumberField, quantityField, backorderField],
	{ description: `Only these lines and quantities of the source document; ${ALL_LEFT}` },
);

export const returnedField: INodeProperties = rows(ONLY, 'quantities', 'Add Line', returnedMembers, {
	description: `Only these lines and quantities of what was delivered; ${ALL_LEFT}`,
});

export const allowMoreField: INodeProperties = {
	displayName: 'Allow More Than Is Left',
	name: 'allowMore',
	type: 'boolean',
	default: false,
	description: 'Whether more may be taken than the source has left: really delivered, or weighed',
};

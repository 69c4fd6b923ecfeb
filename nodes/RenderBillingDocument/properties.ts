import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { locator } from '../shared/locators';
import { formatFields } from './formatFields';
import {
	actorOption,
	embeddedLedgerNotice,
	inputSource,
	itemReadOptions,
	sampleNotice,
	simplify,
} from '../shared/properties';

/** What the print shows; the rest of the options steers the node. */
export const shownOptions: INodeProperties[] = [
	{
		displayName: 'Hide Discounts',
		name: 'hideDiscounts',
		type: 'boolean',
		default: false,
		description: 'Whether lines show the discounted price alone, without the column of discounts',
	},
	{
		displayName: 'Show Payments',
		name: 'showPayments',
		type: 'boolean',
		default: true,
		description:
			'Whether payments and deposits are shown and taken off the total; without them the print ends with the total',
	},
];

function withOptions(options: INodeProperties, own: readonly INodeProperties[]): INodeProperties {
	const all = [...own, ...((options.options ?? []) as INodeProperties[])];
	return { ...options, options: all.sort((a, b) => a.displayName.localeCompare(b.displayName)) };
}

/** An agent that looks at a document must not make it count as printed. */
function printModes(shown: IDisplayOptions['show']): INodeProperties[] {
	const common = {
		displayName: 'Print Mode',
		name: 'printMode',
		type: 'options',
		options: [
			{
				name: 'Company Setting',
				value: '',
				description: 'Final, unless the company prints invoices as drafts by default',
			},
			{
				name: 'Draft',
				value: 'draft',
				description: 'With a watermark; the document does not count as printed',
			},
			{ name: 'Final', value: 'final', description: 'The document counts as printed from now on' },
		],
		description: 'Documents that are not validated are always printed as drafts',
	} satisfies Partial<INodeProperties>;
	return [
		{ ...common, default: 'draft', displayOptions: { show: { ...shown, '@tool': [true] } } },
		{ ...common, default: '', displayOptions: { show: { ...shown, '@tool': [false] } } },
	];
}

/** @param byDefault which language the print has where nobody chooses one */
const languageField = (byDefault: string, shown: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: languages(byDefault),
	default: '',
	displayOptions: { show: shown },
});

const languages = (byDefault: string): INodePropertyOptions[] => [
	{ name: 'English', value: 'en' },
	{ name: 'French', value: 'fr' },
	{ name: byDefault, value: '' },
	{ name: 'Vietnamese', value: 'vi' },
];

const show = { operation: ['renderPdf'] };
const showReceipt = { operation: ['renderReceipt'] };
const showBoth = { operation: ['renderPdf', 'renderReceipt'] };

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Render Document',
				value: 'renderPdf',
				action: 'Render document',
				description:
					'Print a saved document as PDF, or write an invoice as Factur-X, CII or UBL; a draft bears a watermark',
			},
			{
				name: 'Render Payment Receipt',
				value: 'renderReceipt',
				action: 'Render payment receipt',
				description: 'Print proof of a payment for the customer; it is no invoice and leaves no trace',
			},
		],
		default: 'renderPdf',
	},
	inputSource(showBoth),
	sampleNotice(
		'sample',
		'An item needs the ID of a document, as the other nodes of the package give it:',
		{ id: 'inv_0192f3c4-…' },
		{ ...show, inputSource: ['item'] },
	),
	sampleNotice(
		'sampleReceipt',
		'An item needs the ID of a payment, as Customer Payment gives it:',
		{ id: 'pay_0192f3c4-…' },
		{ ...showReceipt, inputSource: ['item'] },
	),
	locator(
		'searchDocuments',
		{ name: 'id', displayName: 'Document', by: 'ID or Number', required: true },
		{ ...show, inputSource: ['fields'] },
	),
	locator(
		'searchPayments',
		{ name: 'id', displayName: 'Payment', by: 'ID', required: true },
		{ ...showReceipt, inputSource: ['fields'] },
	),
	...formatFields,
	languageField('Language of the Document', show),
	languageField('Language of the Customer', showReceipt),
	{
		displayName: 'Print As',
		name: 'printAs',
		type: 'options',
		options: [
			{ name: 'Its Own Kind', value: 'document' },
			{
				name: 'Pro Forma Invoice',
				value: 'proForma',
				description:
					'A quotation or order as temporary pro forma, for a credit agreement or an authorisation',
			},
		],
		default: 'document',
		displayOptions: { show },
	},
	...printModes(show),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: showBoth },
	},
	simplify(showBoth),
	// A final print leaves its mark, and with it the name of who printed.
	withOptions(itemReadOptions(show), [actorOption, ...shownOptions]),
	itemReadOptions(showReceipt),
	embeddedLedgerNotice,
];

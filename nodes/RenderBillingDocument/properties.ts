import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../shared/locators';
import {
	embeddedLedgerNotice,
	inputSource,
	itemReadOptions,
	sampleNotice,
	simplify,
} from '../shared/properties';

const show = { operation: ['renderPdf'] };

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Render PDF',
				value: 'renderPdf',
				action: 'Render PDF',
				description: 'Print a saved document; a draft bears a watermark',
			},
		],
		default: 'renderPdf',
	},
	inputSource(show),
	sampleNotice(
		'sample',
		'An item needs the ID of a document, as the other nodes of the package give it:',
		{ id: 'inv_0192f3c4-…' },
		{ ...show, inputSource: ['item'] },
	),
	locator(
		'searchDocuments',
		{ name: 'id', displayName: 'Document', by: 'ID or Number', required: true },
		{ ...show, inputSource: ['fields'] },
	),
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		options: [
			{ name: 'English', value: 'en' },
			{ name: 'French', value: 'fr' },
			{ name: 'Language of the Document', value: '' },
			{ name: 'Vietnamese', value: 'vi' },
		],
		default: '',
		displayOptions: { show },
	},
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
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show },
	},
	simplify(show),
	itemReadOptions(show),
	embeddedLedgerNotice,
];

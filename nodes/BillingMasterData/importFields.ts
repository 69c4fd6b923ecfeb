import type { INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { choice, flag, text } from '../shared/fieldBuilders';
import { dryRun, sampleNotice } from '../shared/properties';

/** Found by the file itself, or by the country of the company. */
const AUTOMATIC = ['Automatic', ''] as const;

const records: ReadonlyArray<readonly [string, string]> = [
	['Contacts', 'contact'],
	['Customers', 'customer'],
	['Mandates', 'mandate'],
	['Payment Terms', 'paymentTerms'],
	['Products', 'product'],
	['Suppliers', 'supplier'],
];
const byName = (a: readonly [string, string], b: readonly [string, string]) => a[0].localeCompare(b[0]);

const importOptions: INodeProperties[] = [
	text('Actor', 'actor', {
		placeholder: 'e.g. claire@dupont.example',
		description: 'Who acts; kept in the audit trail. The name of the workflow where it is empty.',
	}),
	flag(
		'Create Missing Customers',
		'createMissingCustomers',
		'Whether to create a customer that a document names and that does not exist, from its name and e-mail in the row',
	),
	flag(
		'Create Missing Products',
		'createMissingProducts',
		'Whether to create a product that a line names and describes, but that does not exist yet',
	),
	choice(
		'Date Format',
		'dateFormat',
		[AUTOMATIC, ['Day First (31/12/2026)', 'dayFirst'], ['Month First (12/31/2026)', 'monthFirst']],
		{
			description:
				'How the file writes dates. Automatic takes what is usual in the country of the company; 2026-12-31 is always understood.',
		},
	),
	choice(
		'Decimal Sign',
		'decimalSign',
		[AUTOMATIC, ['Comma (1 234,50)', 'comma'], ['Point (1,234.50)', 'point']],
		{
			description: 'What the file writes before decimals. Automatic learns it from the file.',
		},
	),
	choice('Delimiter', 'delimiter', [
		AUTOMATIC,
		['Comma', ','],
		['Pipe', '|'],
		['Semicolon', ';'],
		['Tab', '\t'],
	]),
	choice('Encoding', 'encoding', [
		AUTOMATIC,
		['UTF-16', 'utf-16le'],
		['UTF-8', 'utf-8'],
		['Windows-1252 (Western Europe)', 'windows-1252'],
		['Windows-1258 (Viet Nam)', 'windows-1258'],
	]),
];

const sample = {
	'Code client': 'MARTIN',
	'Raison sociale': 'Épicerie Martin',
	Adresse: '4 place du Marché',
	'Code postal': '69002',
	Ville: 'Lyon',
	SIRET: '40483304800022',
};

export const IMPORT_FIELDS: readonly INodeProperties[] = [
	choice(
		'Rows Are',
		'dataset',
		[
			...records,
			['Open Invoices and Credit Notes', 'openInvoice'] as const,
			['Open Quotations (One Row per Line)', 'quotation'] as const,
			['Open Sales Orders (One Row per Line)', 'salesOrder'] as const,
		].sort(byName),
		{ default: 'customer', description: 'What stands in each row of the file' },
	),
	choice(
		'Rows From',
		'rowsFrom',
		[
			['CSV File', 'file'],
			['Incoming Items', 'items'],
		],
		{ description: 'For Excel or ODS, put an Extract From File node before this one and take its items' },
	),
	text('Input File Field', 'inputFileField', {
		default: 'data',
		required: true,
		hint: 'The name of the input binary field that holds the CSV file',
		displayOptions: { hide: { rowsFrom: ['items'] } },
	}),
	companyField(),
	sampleNotice(
		'sample_import',
		'The first row holds titles in French, English or Vietnamese, in any order. A row can look like this:',
		sample,
		undefined,
	),
	choice(
		'Output',
		'give',
		[
			['Every Row and a Summary', 'rows'],
			['Refused Rows and a Summary', 'refused'],
			['Summary Only', 'summary'],
		],
		{ description: 'The summary has the counts, and the refused rows as a list' },
	),
	...dryRun(undefined),
	{
		displayName: 'Import Options',
		name: 'importOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: importOptions,
	},
];

export const EXPORT_FIELDS: readonly INodeProperties[] = [
	choice('Records', 'dataset', records, { default: 'customer' }),
	companyField(),
	choice(
		'Written For',
		'style',
		[
			['Excel in English (Comma, Decimal Point)', 'comma'],
			['Excel in French or Vietnamese (Semicolon, Decimal Comma)', 'semicolon'],
		],
		{ default: 'semicolon' },
	),
	{
		displayName: 'Export Options',
		name: 'exportOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			flag(
				'Full IBANs',
				'fullIbans',
				'Whether to write IBANs in full; otherwise they are masked, and an import leaves them as they are',
			),
			flag('Include Inactive', 'includeInactive', 'Whether to write inactive records too'),
			choice('Language of Titles', 'language', [
				['English', 'en'],
				['French', 'fr'],
				['Vietnamese', 'vi'],
			]),
		],
	},
	text('Put Output File in Field', 'binaryPropertyName', {
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
	}),
];

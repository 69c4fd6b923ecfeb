import type { INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { choice, day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

export const intakeField = (): INodeProperties =>
	locator('searchIntakes', {
		name: 'id',
		displayName: 'Intake',
		by: 'ID',
		required: true,
		description: 'The received invoice, as Extract or Get Many gave it',
	});

/** Where files are read from and put to. They are no part of an input. */
export const inputFilesField = text('Input File Field', 'inputFileField', {
	default: 'data',
	required: true,
	hint: '* takes all files of the item, as the attachments of a mail',
	description: 'Name of the binary field that holds the file; several are parted by commas',
});

export const outputFileField = text('Output File Field', 'outputFileField', {
	default: 'data',
	description: 'Name of the binary field for the original file; no file is given when empty',
});

export const pictureField = text('Output Picture Field', 'pictureField', {
	default: 'page',
	description:
		'Name of the binary field for a picture of the first page, for a review form; no picture is given when empty',
});

export const pictureLinkField = flag(
	'Picture Link for Forms',
	'pictureLink',
	"Whether to give 'pictureUrl' too: a link to the picture that works for a day without a login, for the HTML of a form. Empty where n8n keeps files in memory.",
);

export const SOURCES: ReadonlyArray<readonly [string, string]> = [
	['Email', 'email'],
	['Folder', 'folder'],
	['Other', 'other'],
	['Upload', 'upload'],
	['Webhook', 'webhook'],
];

export const extractFields: readonly INodeProperties[] = [
	inputFilesField,
	companyField(),
	choice('Source', 'source', SOURCES, { default: 'upload', description: 'How the file came' }),
	flag(
		'Keep Files Without Invoice',
		'keepUnread',
		'Whether to keep a file in which no invoice was found, for a person to fill in. Off, it is told and left aside: what a mailbox wants.',
		{ default: true },
	),
	flag(
		'Confirm Sound E-Invoices',
		'autoConfirm',
		'Whether to confirm at once what is structured XML, passes every check, comes from a known account and looks like no other. All else waits for a person.',
	),
	outputFileField,
	pictureField,
	pictureLinkField,
	{
		displayName: 'About the File',
		name: 'about',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			text('Mail Sender', 'sender', { placeholder: 'e.g. name@email.com' }),
			text('Mail Subject', 'subject'),
			text('Message ID', 'messageId', { description: 'Of the mail' }),
			text('Sent At', 'sentAt', { description: 'When the mail was sent, as it says itself' }),
			text('Title', 'title', { description: 'What the invoice is about, for lists' }),
		],
	},
];

const amount = (displayName: string, name: string, description?: string): INodeProperties =>
	text(displayName, name, { placeholder: 'e.g. 1234.50', ...(description && { description }) });

/** What can be corrected, in the order of an invoice. */
export const corrections: INodeProperties = {
	displayName: 'Corrections',
	name: 'corrections',
	type: 'collection',
	placeholder: 'Add correction',
	default: {},
	description: 'What is left out stays as it was read',
	options: [
		text('Account', 'account', {
			placeholder: 'e.g. MOULIN',
			description: 'Code of the supplier or customer in the master data',
		}),
		text('Buyer Name', 'buyerName'),
		text('Buyer Tax ID', 'buyerTaxId'),
		text('Company', 'company', { placeholder: 'e.g. DUPONT', description: 'Code of our company' }),
		text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
		choice('Direction', 'direction', [
			['Purchase', 'purchase'],
			['Sale Made Elsewhere', 'sale'],
		]),
		day('Due Date', 'dueDate'),
		amount('Gross', 'gross', 'Total with VAT'),
		day('Issue Date', 'issueDate'),
		choice('Kind', 'kind', [
			['Invoice', 'invoice'],
			['Credit Note', 'creditNote'],
		]),
		amount('Net', 'net', 'Total without VAT'),
		text('Number', 'number', { placeholder: 'e.g. FA-2026-17' }),
		amount('Payable', 'payable', 'What is still to pay'),
		text('Seller IBAN', 'sellerIban'),
		text('Seller Name', 'sellerName'),
		text('Seller Tax ID', 'sellerTaxId'),
		text('Series', 'series', { placeholder: 'e.g. 1C26TAA', description: 'Form and series in Viet Nam' }),
		amount('Tax', 'tax'),
		text('Title', 'title', { description: 'What the invoice is about, for lists' }),
	],
};

export const exportFields: readonly INodeProperties[] = [
	text('Month', 'month', {
		required: true,
		placeholder: 'e.g. 2026-03',
		description: 'Month of the issue dates, written YYYY-MM',
	}),
	companyField(),
	choice(
		'Direction',
		'direction',
		[
			['Both', ''],
			['Purchases', 'purchase'],
			['Sales Made Elsewhere', 'sale'],
		],
		{ description: 'Which invoices' },
	),
	text('Output File Field', 'outputFileField', {
		default: 'data',
		required: true,
		description: 'Name of the binary field for the ZIP file',
	}),
];

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		text('Account', 'account', {
			placeholder: 'e.g. MOULIN',
			description: 'Supplier or customer by its code',
		}),
		flag('Another File Waits', 'filesWait', 'Whether to list only those of which another file came', {
			default: true,
		}),
		choice('Direction', 'direction', [
			['Purchase', 'purchase'],
			['Sale Made Elsewhere', 'sale'],
			['Unknown', 'unknown'],
		]),
		day('Issued From', 'issuedFrom'),
		day('Issued To', 'issuedTo'),
		choice('Kind', 'kind', [
			['Invoice', 'invoice'],
			['Credit Note', 'creditNote'],
		]),
		text('Number', 'number'),
		day('Received From', 'receivedFrom'),
		day('Received To', 'receivedTo'),
		choice('Source', 'source', SOURCES),
	],
};

export const statesField: INodeProperties = {
	displayName: 'States',
	name: 'states',
	type: 'multiOptions',
	options: [
		{ name: 'Attached', value: 'attached' },
		{ name: 'Confirmed', value: 'confirmed' },
		{ name: 'Rejected', value: 'rejected' },
		{ name: 'To Verify', value: 'toVerify' },
		{ name: 'Voided', value: 'voided' },
	],
	default: ['toVerify'],
	description: 'All of them when empty',
};

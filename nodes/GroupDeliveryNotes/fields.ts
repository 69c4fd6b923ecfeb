import type { INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

/** Parameters of the node; names are those of the input schema of the run. */

const BILLING_MODES = [
	{ name: 'Grouped', value: 'grouped', description: 'Many notes an invoice (regroupement)' },
	{ name: 'One Delivery Note an Invoice', value: 'perDeliveryNote', description: 'Un BL par facture' },
	{ name: 'One Order an Invoice', value: 'perOrder', description: 'Une commande par facture' },
];

const list = (displayName: string, name: string, button: string, more: Partial<INodeProperties>) =>
	text(displayName, name, {
		typeOptions: { multipleValues: true, multipleValueButtonText: button },
		default: [],
		...more,
	});

/** Which delivery notes are looked at; an item may say the same by the same names. */
export const selectionFields: readonly INodeProperties[] = [
	{ ...companyField(), description: 'All companies when empty' },
	locator('searchCustomers', {
		name: 'customer',
		displayName: 'Customer',
		by: 'Code',
		description: 'All customers when empty',
	}),
	day('Delivered From', 'from', 'First day of delivery'),
	day('Delivered Until', 'until', 'Last day of delivery'),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Billing Modes',
				name: 'billingModes',
				type: 'multiOptions',
				options: BILLING_MODES,
				default: [],
				description: 'Only customers that are billed so (mode de facturation)',
			},
			list('Customers', 'customers', 'Add Customer', {
				placeholder: 'e.g. MARTIN',
				description: 'Several customers by their codes',
			}),
			text('Number From', 'numberFrom', {
				placeholder: 'e.g. BL2026-00010',
				description: 'First number of a range',
			}),
			text('Number To', 'numberTo', {
				placeholder: 'e.g. BL2026-00042',
				description: 'Last number of a range',
			}),
			locator('searchOperationCodes', {
				name: 'operationCode',
				displayName: 'Operation Code',
				by: 'Code',
			}),
			text('Salesperson', 'salesperson', { description: 'Owner of the delivery notes (code commercial)' }),
		],
	},
];

export const onDateField = day(
	'On Date',
	'onDate',
	'The day for which it is decided what is due; today when empty',
);

export const periodicitiesField: INodeProperties = {
	displayName: 'Periodicities',
	name: 'periodicities',
	type: 'multiOptions',
	options: [
		{ name: 'Half-Month', value: 'halfMonth', description: '1 to 15, and 16 to the end (quinzaine)' },
		{ name: 'Month', value: 'month' },
		{ name: 'On Demand', value: 'onDemand', description: 'À la demande' },
		{
			name: 'Ten Days',
			value: 'tenDays',
			description: '1 to 10, 11 to 20, and 21 to the end (décade)',
		},
		{ name: 'Week', value: 'week', description: 'Monday to Sunday' },
	],
	default: [],
	description:
		'Only customers that are billed so often. When empty, all that are due; those on demand are not among them.',
};

export const createInvoicesField: INodeProperties = {
	displayName: 'Create Invoices',
	name: 'createInvoices',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'As Drafts', value: 'draft', description: 'One draft a group, to look at before validation' },
		{ name: 'No', value: 'no', description: 'Only say which notes share an invoice' },
		{ name: 'Validated', value: 'validated', description: 'One invoice with its number a group' },
	],
	default: 'no',
	description: 'Whether each group becomes an invoice at once',
};

const groupingMembers: readonly INodeProperties[] = [
	{
		displayName: 'Billing Mode',
		name: 'mode',
		type: 'options',
		options: BILLING_MODES,
		default: 'grouped',
		description: 'For all customers of this run, whatever they say',
	},
	list('Further Keys', 'extraKeys', 'Add Key', {
		placeholder: 'e.g. shipTo',
		description:
			'What notes must have in common beside the usual: shipTo, customerReference, order, salesperson, contact, language, title and others',
	}),
	flag(
		'Keep Calendar Months Apart',
		'calendarMonth',
		"Whether deliveries of two months never share an invoice. As the company's country wants it when this is not added: apart in France.",
		{ default: true },
	),
	{
		displayName: 'Minimum Notes',
		name: 'minimumNotes',
		type: 'number',
		default: 2,
		typeOptions: { minValue: 1 },
		description: 'Smaller groups are left for a later run',
	},
];

export const groupingCollection = (...more: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Grouping',
	name: 'grouping',
	type: 'collection',
	placeholder: 'Add choice',
	default: {},
	options: [...groupingMembers, ...more].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

export const invoiceDateField = day('Invoice Date', 'invoiceDate', 'Date of the invoices; today when empty');

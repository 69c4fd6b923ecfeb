import type { INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { day, flag, rows, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { methodField } from '../shared/methodField';

/** Parameters of the node; names are those of the input schemas. */

export const paymentField = (displayName = 'Payment'): INodeProperties =>
	locator('searchPayments', { name: 'id', displayName, by: 'ID', required: true });

/** Twice a part may be meant, or a repetition: only a reference tells them apart. */
export const aPart = "Needs an 'External Reference' under Options";

export const amountField = (description: string, hint?: string): INodeProperties =>
	text('Amount', 'amount', { placeholder: 'e.g. 348.58', description, ...(hint ? { hint } : {}) });

export const allocationsField = rows(
	'Invoices to Settle First',
	'allocations',
	'Add Invoice',
	[
		locator('searchInvoices', {
			name: 'invoice',
			displayName: 'Invoice',
			by: 'ID or Number',
			required: true,
		}),
		text('Amount', 'amount', { placeholder: 'e.g. 348.58', description: 'Up to what is open when empty' }),
	],
	{ description: 'The money goes to these first, in this order' },
);

export const settleField = (byDefault: string): INodeProperties => ({
	displayName: 'Find Invoices By',
	name: 'settle',
	type: 'options',
	options: [
		{ name: 'Automatic', value: '', description: byDefault },
		{ name: 'Named Invoices Only', value: 'none', description: 'Touch no invoice that is not named' },
		{ name: 'Oldest First', value: 'oldestFirst', description: 'Settle the oldest debt first' },
		{
			name: 'Payment Reference',
			value: 'byReference',
			description: 'Settle the invoices whose number, customer reference or order number the payer wrote',
		},
	],
	default: '',
	description: 'Which open invoices take what the invoices that are named have not taken',
});

const receivedOn = day('Received On', 'receivedOn', "The item's day when empty, else today");
const written = text('Payment Reference', 'reference', {
	placeholder: 'e.g. VIR MARTIN FA2026-00012',
	description: 'What the payer wrote; invoices are found by it',
});

/** A customer that may be left out. */
export const anyCustomer = (name: string, description: string): INodeProperties =>
	locator('searchCustomers', { name, displayName: 'Customer', by: 'Code', description });

/** Whose money it is, where no item says it. */
export const payerFields: INodeProperties[] = [
	anyCustomer('customer', 'Can stay empty when a document is given'),
	companyField(),
	locator('searchPayable', {
		name: 'id',
		displayName: 'For Document',
		by: 'ID',
		description: 'Invoice that is paid, or the quotation, order or draft that the money came for',
	}),
];

/** What came in: filled in, or over what the item says. */
export const receiptFields: INodeProperties[] = [
	amountField("The item's amount when empty, else everything that is open on its invoice"),
	receivedOn,
	methodField,
	written,
];

export const receiptChoices: INodeProperties = {
	displayName: 'Matching',
	name: 'matching',
	type: 'collection',
	placeholder: 'Add choice',
	default: {},
	options: [
		text('Currency', 'currency', {
			placeholder: 'e.g. EUR',
			description: "The document's or the customer's when empty",
		}),
		settleField('By reference; with a document or a list of invoices, nothing else is touched'),
		allocationsField,
		flag(
			'Take Cash Discount',
			'takeCashDiscount',
			'Whether to take the cash discount of an invoice that is paid in time but for exactly that amount',
			{ default: true },
		),
	],
};

export const reasonField: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	default: '',
	description: 'Stays in the audit trail',
};

export const onDateField = day('On Date', 'onDate', 'Today when empty');

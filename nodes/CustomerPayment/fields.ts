import type { INodeProperties } from 'n8n-workflow';
import { PAYMENT_METHOD_CHOICES } from '../../services/payments/methodChoices';
import { companyField, customerField } from '../shared/documentFields';
import { day, flag, json, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

/** Parameters of the node; names are those of the input schemas. */

export const paymentField = (displayName = 'Payment'): INodeProperties =>
	locator('searchPayments', { name: 'id', displayName, by: 'ID', required: true });

export const amountField = (description: string): INodeProperties =>
	text('Amount', 'amount', { placeholder: 'e.g. 348.58', description });

/** By the names that people choose; what is sent is a name too. */
export const methodField: INodeProperties = {
	displayName: 'Payment Method',
	name: 'method',
	type: 'options',
	options: [
		...PAYMENT_METHOD_CHOICES.map(({ name, title, fr, code }) => ({
			name: title,
			value: name,
			description: `${fr}, code ${code}`,
		})),
		{ name: 'As Planned', value: '', description: 'As the document or the customer says' },
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: '',
	description: 'How the money moved',
};

export const allocationsField = json(
	'Invoices',
	'allocations',
	'List of { invoice, amount } by ID or number; an invoice without an amount takes up to what is open',
);

export const settleField = (byDefault: string): INodeProperties => ({
	displayName: 'Find Invoices By',
	name: 'settle',
	type: 'options',
	options: [
		{ name: 'Default', value: '', description: byDefault },
		{ name: 'None', value: 'none', description: 'Touch no invoice that is not named' },
		{ name: 'Oldest First', value: 'oldestFirst', description: 'Settle the oldest debt first' },
		{
			name: 'Reference',
			value: 'byReference',
			description: 'Settle the invoices whose number, customer reference or order number the payer wrote',
		},
	],
	default: '',
	description: 'Which open invoices take what no named invoice has taken',
});

const receivedOn = day('Received On', 'receivedOn', "The item's day when empty, else today");
const written = text('Payment Reference', 'reference', {
	placeholder: 'e.g. VIR MARTIN FA2026-00012',
	description: 'What the payer wrote; invoices are found by it',
});

/** Whose money it is, where no item says it. */
export const payerFields: INodeProperties[] = [
	{ ...customerField(), required: false, description: 'Can stay empty when a document is given' },
	companyField(),
	locator('searchDocuments', {
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
		text('Currency', 'currency', { description: "The document's or the customer's when empty" }),
		settleField('By reference; with a document or a list of invoices, nothing else is touched'),
		allocationsField,
		flag(
			'Take Cash Discount',
			'takeCashDiscount',
			'Whether to take the cash discount of an invoice that is paid in time but for exactly that amount',
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

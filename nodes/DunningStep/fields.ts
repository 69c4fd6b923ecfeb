import type { INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

/** Parameters of the node; names are those of the input schemas. */

export const anyCompany: INodeProperties = { ...companyField(), description: 'All companies when empty' };

export const oneCompany: INodeProperties = companyField();

export const customerField = (description: string): INodeProperties =>
	locator('searchCustomers', { name: 'customer', displayName: 'Customer', by: 'Code', description });

export const documentField = (description: string): INodeProperties =>
	locator('searchDocuments', { name: 'document', displayName: 'Document', by: 'ID or Number', description });

const anyHour = flag(
	'At Any Hour',
	'anyHour',
	'Whether to leave the sending hours of the policy aside; its weekdays hold all the same',
	{ default: true },
);

const standings: INodeProperties = {
	displayName: 'Standings',
	name: 'standings',
	type: 'multiOptions',
	options: [
		{ name: 'Due', value: 'due', description: 'Its next step goes out in this run' },
		{ name: 'Ended', value: 'ended', description: 'Every stage was sent: a person decides' },
		{ name: 'Held', value: 'held', description: 'Something stops it, and the reason is told' },
		{ name: 'Later', value: 'later', description: 'On a day to come' },
		{ name: 'Settled', value: 'settled', description: 'There is nothing to chase' },
		{ name: 'Soon', value: 'soon', description: 'Within a few days' },
		{ name: 'Unknown', value: 'unknown', description: 'Claimed, and nobody knows whether it arrived' },
	],
	default: [],
	description: 'Only rows that stand so; all but settled ones when empty',
};

const cap: INodeProperties = {
	displayName: 'Maximum Messages',
	name: 'cap',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 0 },
	description: 'Most messages of the run: the longest overdue go first, the others wait for a later one',
};

const soonDays: INodeProperties = {
	displayName: 'Soon Days',
	name: 'soonDays',
	type: 'number',
	default: 7,
	typeOptions: { minValue: 0 },
	description: 'How many days ahead something is shown as soon due; as the policy has it when not added',
};

export const planFields: readonly INodeProperties[] = [
	anyCompany,
	customerField('All customers when empty'),
	day('As of', 'date', 'The day for which it is planned; today when empty'),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			anyHour,
			day('Due From', 'dueFrom', 'First due date of a range; all that is overdue when empty'),
			day('Due Until', 'dueUntil', 'Last due date of a range'),
			cap,
			soonDays,
			standings,
		],
	},
];

export const rowField = text('Row', 'rowKey', {
	required: true,
	placeholder: 'e.g. inv_0192f3c4-…/1/2/STANDARD@1',
	description: 'The rowKey that Plan gave',
});

export const letterTogetherField = text('Letter', 'letter', {
	description: 'The letter that Plan gave: rows of one letter go out together',
});

export const claimChoices: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'collection',
	placeholder: 'Add choice',
	default: {},
	options: [
		anyHour,
		flag('Attach PDF', 'attachPdf', 'Whether documents go along as PDF where the stage says so', {
			default: true,
		}),
		text('Send All To', 'sendAllTo', {
			placeholder: 'name@email.com',
			description:
				'A trial: every message is addressed to this e-mail, and nothing is written. Confirm has nothing to do then.',
		}),
	],
};

export const previewChoices: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'collection',
	placeholder: 'Add choice',
	default: {},
	options: [anyHour],
};

export const letterFields: readonly INodeProperties[] = [
	text('Letter', 'letter', {
		placeholder: 'e.g. let_0192f3c4-…',
		description:
			'The letter that Claim gave; behind a mail node an expression such as {{ $("Claim").item.json.letter }}',
	}),
	text('Step', 'step', {
		placeholder: 'e.g. dst_0192f3c4-…',
		description: 'One step in place of a whole letter, as Get Unknown or Get History shows it',
	}),
];

export const reasonField = (description: string): INodeProperties =>
	text('Reason', 'reason', { description });

/** What a hold is on. */
export const targetFields: readonly INodeProperties[] = [
	oneCompany,
	customerField('Everything of the company when neither customer nor document is given'),
	documentField('One document in place of all that a customer owes'),
	{
		displayName: 'Instalment',
		name: 'instalment',
		type: 'number',
		default: '',
		typeOptions: { minValue: 1 },
		description: 'One instalment of the document; all of them when empty',
	},
];

export const untilField = (description: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	...day('Until', 'until', description),
	...more,
});

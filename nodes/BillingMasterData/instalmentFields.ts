import type { INodeProperties } from 'n8n-workflow';
import { choice, day, rows, text } from '../shared/fieldBuilders';

/** The lines of payment terms as a form: how much, when, and the rest behind Add Field. */

const count = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: 1,
	typeOptions: { minValue: 0 },
	description,
});

const rule = choice(
	'End of Month',
	'rule',
	[
		['None: Just the Days', 'days'],
		['After the Days (30 Days End of Month)', 'daysThenEndOfMonth'],
		['Before the Days (End of Month 30 Days)', 'endOfMonthThenDays'],
		['Day of the Following Month', 'dayOfFollowingMonth'],
	],
	{ description: 'Whether the date moves to the end of its month (fin de mois), and when' },
);

const countedFrom = choice(
	'Counted From',
	'from',
	[
		['Document Date', 'documentDate'],
		['Delivery Date', 'deliveryDate'],
		['End of the Month of Delivery', 'endOfDeliveryMonth'],
		['Instalment Above', 'previous'],
		['Order Date', 'orderDate'],
	],
	{
		description:
			'For a date of your own, such as a letter of credit, switch to Expression and write its name; Set Reference Date tells it later',
	},
);

const type = choice(
	'Type',
	'type',
	[
		['Settlement', 'settlement'],
		['Deposit', 'deposit'],
	],
	{ description: 'A deposit is asked by a deposit invoice, before the rest (acompte)' },
);

const more: readonly INodeProperties[] = [
	text('Amount', 'amount', {
		placeholder: 'e.g. 500',
		description: 'In place of a percentage: so much with VAT',
	}),
	text('Currency of Amount', 'currency', { placeholder: 'e.g. EUR' }),
	day('Date', 'date', 'The instalment falls due on this very day'),
	count('Day of Month', 'onDay', 'The next such day that is not before the date (le 10 du mois)'),
	choice('Day of Week', 'onWeekday', [
		['Monday', 'monday'],
		['Tuesday', 'tuesday'],
		['Wednesday', 'wednesday'],
		['Thursday', 'thursday'],
		['Friday', 'friday'],
		['Saturday', 'saturday'],
		['Sunday', 'sunday'],
	]),
	count('Divisor', 'divisor', 'The share is divided by it: 3 for a third'),
	text('Method', 'method', { placeholder: 'e.g. transfer', description: 'How this instalment is paid' }),
	count('Months', 'months', 'Added to the date before the days'),
	text('Percent of Net', 'percentOfNet', {
		placeholder: 'e.g. 30',
		description: 'Of the total without VAT, in place of Percent',
	}),
	text('Percent of Remainder', 'percentOfRemainder', {
		placeholder: 'e.g. 50',
		description: 'Of what the instalments above leave, in place of Percent',
	}),
	text('Round To', 'roundTo', { placeholder: 'e.g. 10', description: 'The amount is rounded to so much' }),
	count('Start Day', 'startDay', 'Nothing falls due before this day of the start month'),
	count('Start Month', 'startMonth', 'Nothing falls due before this month of the year: 1 for January'),
	count('Weeks', 'weeks', 'Added to the date before the days'),
];

export const instalmentsField: INodeProperties = rows(
	'Instalments',
	'lines',
	'Add Instalment',
	[
		text('Percent', 'percent', {
			placeholder: 'e.g. 30',
			description: 'Of the total with VAT. Empty on the last one: it takes the rest.',
		}),
		{
			displayName: 'Days',
			name: 'days',
			type: 'number',
			default: 0,
			typeOptions: { minValue: 0 },
			description: 'Days after the date that it counts from',
		},
		rule,
		countedFrom,
		type,
		text('Title', 'title', {
			placeholder: 'e.g. 30 % on order',
			description: 'As it is printed; {{percent}}, {{amount}}, {{dueDate}} and {{number}} are filled in',
		}),
		{
			displayName: 'More',
			name: 'members',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...more],
		},
	],
	{
		required: true,
		description: 'In order; together they must make 100 %',
		default: {
			entry: [
				{
					percent: '30',
					days: 0,
					rule: 'days',
					from: 'orderDate',
					type: 'deposit',
					title: '30 % on order',
					members: {},
				},
				{
					percent: '',
					days: 30,
					rule: 'daysThenEndOfMonth',
					from: 'documentDate',
					type: 'settlement',
					title: 'Rest 30 days end of month',
					members: {},
				},
			],
		},
	},
);

import { companyField } from '../shared/documentFields';
import { json } from '../shared/fieldBuilders';
import type { MasterForm } from './masterForm';
import { code, name } from './masterFields';

/** Payment terms (conditions de règlement): who pays how much, and when. */
export const paymentTermsForm: MasterForm = {
	kind: 'paymentTerms',
	title: 'Payment Terms',
	fr: 'conditions de règlement',
	search: 'searchPaymentTerms',
	required: [
		code,
		name,
		companyField(),
		{
			...json(
				'Lines',
				'lines',
				'One line an instalment, in order. How much: percent, percentOfNet, percentOfRemainder, amount, or nothing on the last line, which takes the rest. When: days, weeks, months, onDay, onWeekday, and rule (days, daysThenEndOfMonth, endOfMonthThenDays, dayOfFollowingMonth). Counted from the line above, or from: documentDate, orderDate, deliveryDate, endOfDeliveryMonth, or a date of your own name. Also type (settlement or deposit), method, and title with {{percent}}, {{amount}}, {{dueDate}}, {{number}}.',
			),
			typeOptions: { rows: 8 },
			default:
				'[\n  { "percent": 30, "type": "deposit", "from": "orderDate", "title": "30 % on order" },\n  { "from": "documentDate", "rule": "daysThenEndOfMonth", "days": 30, "title": "Rest 30 days end of month" }\n]',
			required: true,
		},
	],
	more: [
		json(
			'Holidays',
			'holidays',
			'Days on which nothing is paid, each with the day it is put off to: { "2026-12-25": "2026-12-28" }',
		),
	],
	sample: {
		code: '30-70',
		name: '30 % on order, rest 30 days end of month',
		company: 'DUPONT',
		lines: [
			{ percent: 30, type: 'deposit', from: 'orderDate', title: '30 % on order' },
			{ from: 'documentDate', rule: 'daysThenEndOfMonth', days: 30 },
		],
	},
};

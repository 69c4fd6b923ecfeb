import type { INodeProperties } from 'n8n-workflow';
import { day, days, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

/** What a company and its customers set about reminders (relances). */

const both: readonly INodeProperties[] = [
	locator('searchDunningPolicies', {
		name: 'dunningPolicy',
		displayName: 'Dunning Policy',
		by: 'Code',
		description: 'Stages and days of its reminders; the standard ones when nobody names a policy',
	}),
	text('Late Interest Rate', 'lateInterestPercent', {
		placeholder: 'e.g. 12',
		description:
			'Yearly rate in percent that the contract sets; what the law asks for when empty, and never less than its minimum',
	}),
];

export const companyDunning: readonly INodeProperties[] = [
	...both,
	days('Formal Notice Days', 'formalNoticeDays', 'Days that a formal notice gives to pay', 8),
	text('Formal Notice Next Step', 'formalNoticeNextStep', {
		typeOptions: { rows: 2 },
		description: 'What happens if nothing is paid by then, in your own words',
	}),
	text('Signature of Reminders', 'dunningSender', { placeholder: 'e.g. Claire Dupont, accounts' }),
];

export const partyDunning: readonly INodeProperties[] = [
	...both,
	text('Billing Email', 'billingEmail', {
		placeholder: 'name@email.com',
		description: 'Where invoices and reminders go; the e-mail of the account when empty',
	}),
	flag('Excluded From Reminders', 'dunningExcluded', 'Whether it gets no reminders', { default: true }),
	day('Excluded Until', 'dunningExcludedUntil', 'The last day on which it gets none'),
	text('Exclusion Reason', 'dunningExclusionReason', { description: 'Why it gets none' }),
	days('Grace Days', 'dunningGraceDays', 'Nothing goes out before so many days after the due date', 0),
	flag('Public Buyer', 'publicBuyer', 'Whether it is a public body, whose late interest the law sets apart', {
		default: true,
	}),
];

import type { INodeProperties } from 'n8n-workflow';
import { createDebtor } from '../../services/stripe/debtor/createDebtor';
import { getDebtor } from '../../services/stripe/debtor/getDebtor';
import { listDebtors } from '../../services/stripe/debtor/listDebtors';
import { removeBankAccount } from '../../services/stripe/debtor/removeBankAccount';
import { startMandatePage } from '../../services/stripe/debtor/startMandatePage';
import { callingStripe } from '../shared/callStripe';
import { companyField, customerField } from '../shared/documentFields';
import { text } from '../shared/fieldBuilders';
import type { ProviderOperation } from '../shared/operation';

const emailField = text('E-Mail', 'email', {
	placeholder: 'e.g. lea@example.com',
	description: "The customer's when empty. Stripe tells the debtor of debits by mail.",
});

const acceptanceFields: readonly INodeProperties[] = [
	{
		displayName:
			'The mandate is accepted by the debtor: when, from which address, with which browser. Pass on what the debtor’s own form tells (stripe-mandate-form.json); it must not be made up, and without it the debtor is refused.',
		name: 'acceptanceNotice',
		type: 'notice',
		default: '',
	},
	text('IBAN', 'iban', {
		placeholder: 'e.g. FR14 2004 1010 0505 0001 3M02 606',
		description: 'Goes to Stripe and stays there: the ledger keeps no copy',
	}),
	text('Accepted At', 'acceptedAt', {
		placeholder: 'e.g. 2026-11-30T10:15:00+01:00',
		description: 'When the debtor accepted the mandate, with the time zone',
	}),
	text('IP Address', 'ipAddress', {
		placeholder: 'e.g. 203.0.113.9',
		description: 'From which the debtor accepted it',
	}),
	text('User Agent', 'userAgent', {
		placeholder: 'e.g. Mozilla/5.0 (…) Firefox/140.0',
		description: 'What the debtor’s browser calls itself',
	}),
	{
		displayName: 'More',
		name: 'more',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			text('Holder of the Account', 'name', { description: "The customer's name when empty" }),
			text('Mandate Reference Prefix', 'referencePrefix', {
				placeholder: 'e.g. DUPONT-',
				description: 'Beginning of the reference (RUM): at most 12 capitals, digits or / _ - & .',
			}),
		],
	},
];

const whose = [customerField(), companyField()];

export const DEBTORS: readonly ProviderOperation[] = [
	callingStripe({
		name: 'create',
		displayName: 'Create',
		action: 'Create debtor',
		description:
			'Make a customer a debtor from IBAN, e-mail address and accepted mandate; the ids of Stripe appear',
		output: 'stripeDebtor',
		changes: true,
		definedBelow: whose,
		fields: [emailField, ...acceptanceFields],
		sample: {
			customer: 'MARTIN',
			iban: 'FR1420041010050500013M02606',
			email: 'lea@example.com',
			acceptedAt: '2026-11-30T10:15:00+01:00',
			ipAddress: '203.0.113.9',
			userAgent: 'Mozilla/5.0 (…)',
		},
		service: createDebtor,
	}),
	callingStripe({
		name: 'get',
		displayName: 'Get',
		action: 'Get debtor',
		description: 'Show the bank accounts of a customer at Stripe, how many there are, and their mandates',
		output: 'stripeDebtor',
		changes: false,
		definedBelow: whose,
		fields: [emailField],
		service: getDebtor,
	}),
	callingStripe({
		name: 'getMany',
		displayName: 'Get Many',
		action: 'Get many debtors',
		description: 'List the debtors of this ledger, each with the number of its bank accounts',
		output: 'stripeDebtor',
		changes: false,
		fields: [
			companyField(),
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 50,
				description: 'Max number of results to return',
			},
		],
		service: listDebtors,
	}),
	callingStripe({
		name: 'startMandatePage',
		displayName: 'Start Mandate Page',
		action: 'Start mandate page of debtor',
		description: 'Get a page of Stripe’s for the customer, who types the IBAN and accepts the mandate there',
		output: 'stripeMandatePage',
		changes: true,
		definedBelow: whose,
		fields: [
			emailField,
			text('Success URL', 'successUrl', {
				placeholder: 'e.g. https://shop.example/thanks',
				description: 'Where the browser goes afterwards',
			}),
			text('Cancel URL', 'cancelUrl', { placeholder: 'e.g. https://shop.example' }),
		],
		sample: { customer: 'MARTIN', successUrl: 'https://shop.example/thanks' },
		service: startMandatePage,
	}),
	callingStripe({
		name: 'removeAccount',
		displayName: 'Remove Account',
		action: 'Remove bank account of debtor',
		description: 'Take a bank account off the customer; its mandate ends for good',
		output: 'stripeDebtor',
		changes: true,
		definedBelow: whose,
		fields: [
			text('Account', 'paymentMethod', {
				placeholder: 'e.g. pm_…',
				description: 'As Get lists it',
			}),
			text('Reason', 'reason', { description: 'Stays in the audit trail' }),
		],
		sample: { customer: 'MARTIN', paymentMethod: 'pm_…' },
		service: removeBankAccount,
	}),
];

import type { INodeProperties } from 'n8n-workflow';
import { debitInvoice } from '../../services/stripe/debit/debitInvoice';
import { listDebits } from '../../services/stripe/debit/listDebits';
import { refreshDebits } from '../../services/stripe/debit/refreshDebits';
import { refundDebit } from '../../services/stripe/debit/refundDebit';
import { resumeUnknown } from '../../services/stripe/debit/resumeUnknown';
import { callingStripe } from '../shared/callStripe';
import { companyField, documentField } from '../shared/documentFields';
import { day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { ProviderOperation } from '../shared/operation';

const anInvoice = (description: string): INodeProperties =>
	locator('searchInvoices', { name: 'id', displayName: 'Invoice', by: 'ID', description });

/** An item brings many things; a debit is about the invoice or debit that it names. */
const debitFields: readonly INodeProperties[] = [
	text('Amount', 'amount', {
		placeholder: 'e.g. 42.50',
		description: 'All that is to collect of the instalment when empty',
	}),
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'collection',
		placeholder: 'Add choice',
		default: {},
		options: [
			text('Account', 'paymentMethod', {
				placeholder: 'e.g. pm_…',
				description: "The debtor's newest one with a mandate when empty",
			}),
			day('Collect On', 'collectOn', '3 to 15 days ahead; as soon as can be when empty'),
			flag('Debit Again', 'again', 'Whether to debit although an earlier debit of it came back', {
				default: true,
			}),
			text('Description', 'description', {
				description: 'What the debtor reads; the number of the invoice when empty',
			}),
			{
				displayName: 'Instalment',
				name: 'instalment',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1,
				description: 'The first one that is to collect when left out',
			},
			text('Stripe Customer', 'stripeCustomer', {
				placeholder: 'e.g. cus_…',
				description: 'The debtor of the customer when empty',
			}),
			flag(
				'Wait for Unknown Outcomes',
				'settle',
				'Whether to look up a debit whose answer did not come, for some seconds, before the node ends',
				{ default: true },
			),
		],
	},
];

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_000 },
	default: 50,
	description: 'Max number of results to return',
};

export const DEBITS: readonly ProviderOperation[] = [
	callingStripe({
		name: 'debit',
		displayName: 'Debit Invoice',
		action: 'Debit invoice',
		description:
			'Fetch what is to pay from the debtor’s account; it is on its way, and paid only when the bank has said so',
		output: 'stripeDebit',
		changes: true,
		definedBelow: [documentField('searchInvoices', 'Invoice')],
		fields: debitFields,
		sample: { id: 'inv_0192f3c4-…' },
		service: debitInvoice,
	}),
	callingStripe({
		name: 'getMany',
		displayName: 'Get Many',
		action: 'Get many debits',
		description: 'List debits as the ledger knows them; Stripe is not asked',
		output: 'stripeDebit',
		changes: false,
		fields: [
			anInvoice('All of the company when empty'),
			companyField(),
			limitField,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					{
						displayName: 'Standing',
						name: 'standings',
						type: 'multiOptions',
						options: [
							{ name: 'Failed', value: 'failed' },
							{ name: 'Processing', value: 'processing' },
							{ name: 'Returned', value: 'returned' },
							{ name: 'Settled', value: 'settled' },
							{ name: 'Unknown', value: 'unknown' },
						],
						default: [],
						description: 'All of them when empty',
					},
				],
			},
		],
		service: listDebits,
	}),
	callingStripe({
		name: 'refresh',
		displayName: 'Refresh',
		action: 'Refresh state of debits',
		description: 'Ask Stripe where debits stand: those of an invoice, or all that are on their way',
		output: 'stripeDebit',
		changes: true,
		definedBelow: [anInvoice('All that are on their way when empty')],
		sample: { id: 'inv_0192f3c4-…' },
		service: refreshDebits,
	}),
	callingStripe({
		name: 'refund',
		displayName: 'Refund',
		action: 'Refund debit',
		description:
			'Send money of a debit back to the debtor; the invoice is to pay again as far as it goes back',
		output: 'stripeDebit',
		changes: true,
		definedBelow: [documentField('searchInvoices', 'Invoice')],
		fields: [
			text('Amount', 'amount', {
				placeholder: 'e.g. 12.00',
				description: "All that is there when empty. A part needs an 'External Reference'.",
			}),
			text('External Reference', 'externalReference', {
				placeholder: 'e.g. REFUND-1042',
				description: 'Tells a repetition from another refund of the same debit',
			}),
			text('Reason', 'reason', { description: 'Stays in the audit trail' }),
		],
		sample: { id: 'inv_0192f3c4-…' },
		service: refundDebit,
	}),
	callingStripe({
		name: 'resumeUnknown',
		displayName: 'Resume Unknown',
		action: 'Resume debits of unknown outcome',
		description: 'Find out what became of calls whose answer never came; it looks up and never sends',
		output: 'resumedDebit',
		changes: true,
		definedBelow: [anInvoice('All of the company when empty')],
		sample: { id: 'inv_0192f3c4-…' },
		service: resumeUnknown,
	}),
];

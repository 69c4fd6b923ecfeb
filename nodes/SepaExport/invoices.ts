import type { IDataObject } from 'n8n-workflow';
import { holdCollection } from '../../services/collections/collectionHolds';
import { preNotify } from '../../services/collections/preNotify';
import { selectCollectable } from '../../services/collections/selectCollectable';
import { companyField, documentField } from '../shared/documentFields';
import { choice, day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import { accountField, collectionDateField, rulesField, versionField, withRules } from './fields';

const onInvoice = {
	does: 'write',
	definedBelow: [documentField('searchInvoices', 'Invoice')],
	sample: { id: 'inv_0192f3c4-…' },
} as const;

/** Which of the two the list shows. */
const SHOWN = { ready: [true], leftOut: [false], both: [true, false] } as const;

export const INVOICE_OPERATIONS: readonly Operation[] = [
	{
		does: 'read',
		name: 'select',
		displayName: 'Select',
		action: 'Select invoices to collect',
		description:
			'What can be collected now, with day, account and mandate; and what cannot, with every reason; nothing is claimed yet',
		output: 'collectable',
		fields: [
			choice('Show', 'show', [
				['What Is Ready', 'ready'],
				['What Is Left Out', 'leftOut'],
				['Both', 'both'],
			]),
			companyField(),
			locator('searchCustomers', {
				name: 'customer',
				displayName: 'Customer',
				by: 'Code',
				description: 'All customers when empty',
			}),
			day('Due Until', 'dueUntil', 'Instalments that are due by this day; by today when empty'),
			collectionDateField,
			accountField,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					flag(
						'Any Payment Method',
						'anyMethod',
						'Whether to take invoices that are to be paid by other means too, such as a transfer',
						{ default: true },
					),
					day('Due From', 'dueFrom'),
					versionField,
				],
			},
			rulesField,
		],
		read: async (context, { show = 'ready', ...input }) => {
			const views = await selectCollectable(context, withRules(input));
			const shown: readonly boolean[] = SHOWN[show as keyof typeof SHOWN];
			return views.filter(({ ready }) => shown.includes(ready));
		},
	},
	{
		...onInvoice,
		name: 'preNotify',
		output: 'preNotification',
		displayName: 'Pre-Notify',
		action: 'Pre notify debtor of collection',
		description:
			'Note that the debtor is told of amount, day, mandate and creditor, and give what a mail or letter must say',
		fields: [
			collectionDateField,
			accountField,
			choice('Told By', 'channel', [
				['Mail', 'mail'],
				['The Invoice Itself', 'invoice'],
				['Letter', 'letter'],
				['Other', 'other'],
			]),
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				placeholder: 'Add field',
				default: {},
				options: [
					{
						displayName: 'Instalment',
						name: 'instalment',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 1,
						description: 'Position in the schedule; every open one where it is not given',
					},
					locator('searchMandates', { name: 'mandate', displayName: 'Mandate', by: 'Code' }),
					day('Told On', 'onDate', 'Today when empty'),
				],
			},
		],
		// A selected instalment says which one it is, and nothing else of the notice.
		prepare: ({ ready, company, amount, ...rest }) => rest,
		useCase: () => preNotify,
	},
	{
		...onInvoice,
		name: 'hold',
		output: 'customerDocument',
		displayName: 'Hold',
		action: 'Hold invoice back from collection',
		description: 'Keep a disputed or paused invoice out of every selection, or let it back in',
		fields: [
			choice('Hold', 'hold', [
				['Dispute', 'dispute'],
				['Pause', 'pause'],
				['Lift', ''],
			]),
			day('Until', 'until', 'Last day on which it is held; until it is lifted when empty'),
			text('Reason', 'reason', { placeholder: 'e.g. Wrong goods delivered' }),
		],
		prepare: ({ id, hold, until, reason, ledger }) =>
			Object.fromEntries(
				Object.entries({ id, hold, until, reason, ledger }).filter(([, value]) => value !== undefined),
			) as IDataObject,
		useCase: () => holdCollection,
	},
];

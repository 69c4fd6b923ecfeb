import { applyCredit } from '../../services/payments/applyCredit';
import { getAccountFigures } from '../../services/payments/getAccountFigures';
import { listOpenItems } from '../../services/payments/listOpenItems';
import { takeCashDiscount } from '../../services/payments/takeCashDiscount';
import { unmatchInvoice } from '../../services/payments/unmatchInvoice';
import { writeOff } from '../../services/payments/writeOff';
import { companyField, documentField } from '../shared/documentFields';
import { day, flag, text } from '../shared/fieldBuilders';
import type { Operation, OperationTable } from '../shared/operation';
import { listLimits } from '../shared/properties';
import {
	allocationsField,
	amountField,
	anyCustomer,
	aPart,
	onDateField,
	reasonField,
	settleField,
} from './fields';
import { MOST, PAYMENT_OPERATIONS } from './payments';

const onInvoice = {
	does: 'write',
	output: 'customerDocument',
	definedBelow: [documentField('searchInvoices', 'Invoice')],
	sample: { id: 'inv_0192f3c4-…' },
} as const;

const INVOICE_OPERATIONS: readonly Operation[] = [
	{
		...onInvoice,
		name: 'writeOff',
		displayName: 'Write Off',
		action: 'Write off rest of invoice',
		description: "Give up a small rest, within the company's limit; the VAT stays as it is",
		fields: [
			{ ...reasonField, required: true, placeholder: 'e.g. Bank charges' },
			amountField('Everything that is open when empty', aPart),
			onDateField,
		],
		useCase: () => writeOff,
	},
	{
		...onInvoice,
		name: 'takeCashDiscount',
		displayName: 'Take Cash Discount',
		action: 'Take cash discount of invoice',
		description: 'Take the early-payment discount of an invoice that was paid in time',
		fields: [day('Paid On', 'paidOn', 'Day of the last payment when empty, else today')],
		useCase: () => takeCashDiscount,
	},
	{
		...onInvoice,
		name: 'unmatch',
		displayName: 'Unmatch',
		action: 'Unmatch invoice',
		description: 'Take off what settled an invoice: money, credits, write-offs, discounts',
		fields: [
			{
				displayName: 'What Is Taken Off',
				name: 'sourceKind',
				type: 'options',
				options: [
					{ name: 'Cash Discounts', value: 'cashDiscount' },
					{ name: 'Credit Notes', value: 'creditNote' },
					{ name: 'Everything', value: '' },
					{ name: 'Payments', value: 'payment' },
					{ name: 'Write-Offs', value: 'writeOff' },
				],
				default: '',
				description: 'Of all that settled the invoice',
			},
			text('Only From', 'source', {
				placeholder: 'e.g. AV2026-00003',
				description: 'A payment by ID, or a credit note by ID or number; from all of them when empty',
			}),
		],
		useCase: () => unmatchInvoice,
	},
];

const CREDIT_OPERATIONS: readonly Operation[] = [
	{
		does: 'write',
		output: 'customerDocument',
		name: 'applyCredit',
		displayName: 'Apply Credit',
		action: 'Apply credit to invoices',
		description: 'Use what a credit note has left on later invoices of the customer',
		definedBelow: [documentField('searchCreditNotes', 'Credit Note')],
		sample: { id: 'crn_0192f3c4-…' },
		fields: [
			settleField('Oldest first, or only the invoices that are listed'),
			allocationsField,
			onDateField,
		],
		useCase: () => applyCredit,
	},
];

const accountFields = [anyCustomer('party', 'All customers when empty'), companyField()];

const ACCOUNT_OPERATIONS: readonly Operation[] = [
	{
		does: 'read',
		output: 'openItem',
		name: 'getOpenItems',
		displayName: 'Get Open Items',
		action: 'Get open items of customers',
		description: 'List open invoices with the day their money is expected, unused credits and money',
		fields: [
			...listLimits,
			...accountFields,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
					{
						displayName: 'Kinds of Item',
						name: 'itemKinds',
						type: 'multiOptions',
						options: [
							{ name: 'Credit Notes', value: 'creditNote' },
							{ name: 'Invoices', value: 'invoice' },
							{ name: 'Payments', value: 'payment' },
						],
						default: [],
						description: 'All of them when empty',
					},
					flag('Only Overdue', 'overdue', 'Whether to list only invoices that are overdue', {
						default: true,
					}),
				],
			},
		],
		read: (context, { returnAll, limit, ...query }) =>
			listOpenItems(context, { ...query, limit: returnAll === true ? MOST : limit }),
	},
	{
		does: 'read',
		output: 'accountFigures',
		name: 'getKeyFigures',
		displayName: 'Get Key Figures',
		action: 'Get key figures of customers',
		description: 'Sum up what customers owe: due, overdue, credit, and by how many days they pay late',
		fields: accountFields,
		read: (context, query) => getAccountFigures(context, query),
	},
];

export const OPERATIONS: OperationTable = {
	payment: PAYMENT_OPERATIONS,
	invoice: INVOICE_OPERATIONS,
	creditNote: CREDIT_OPERATIONS,
	customerAccount: ACCOUNT_OPERATIONS,
};

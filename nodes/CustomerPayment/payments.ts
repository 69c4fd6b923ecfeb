import { attachPayment } from '../../services/payments/attachPayment';
import { findPayments } from '../../services/payments/findPayments';
import { matchPayment } from '../../services/payments/matchPayment';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { companyField } from '../shared/documentFields';
import { day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import { methodField } from '../shared/methodField';
import { listLimits } from '../shared/properties';
import {
	allocationsField,
	amountField,
	anyCustomer,
	aPart,
	onDateField,
	payerFields,
	paymentField,
	reasonField,
	receiptChoices,
	receiptFields,
	settleField,
} from './fields';

/** Most rows of one list. */
export const MOST = 10_000;

const onPayment = {
	does: 'write',
	output: 'payment',
	definedBelow: [paymentField()],
	sample: { id: 'pay_0192f3c4-…' },
} as const;

export const PAYMENT_OPERATIONS: readonly Operation[] = [
	{
		does: 'write',
		output: 'payment',
		name: 'record',
		displayName: 'Record',
		action: 'Record payment of customer',
		description: 'Record money that came in and match it; what no invoice takes stays as credit',
		definedBelow: payerFields,
		fields: [...receiptFields, receiptChoices],
		asksReference: true,
		sample: {
			customer: 'MARTIN',
			amount: 348.58,
			receivedOn: '2026-03-10',
			method: 'transfer',
			reference: 'VIR MARTIN FA2026-00012',
			externalReference: 'BANK-2026-03-10-0007',
		},
		useCase: () => recordMoney,
	},
	{
		...onPayment,
		name: 'match',
		displayName: 'Match',
		action: 'Match payment to invoices',
		description: 'Set what is left of a payment against invoices',
		fields: [settleField('By reference, or only the invoices that are listed'), allocationsField],
		useCase: () => matchPayment,
	},
	{
		...onPayment,
		name: 'unmatch',
		displayName: 'Unmatch',
		action: 'Unmatch payment from invoices',
		description: 'Take a payment off its invoices; they are open again, and the money is free',
		fields: [
			locator('searchInvoices', {
				name: 'invoice',
				displayName: 'Invoice',
				by: 'ID or Number',
				description: 'Only off this one; off all of them when empty',
			}),
		],
		useCase: () => unmatchPayment,
	},
	{
		...onPayment,
		name: 'attach',
		displayName: 'Attach to Document',
		action: 'Attach payment to document',
		description: 'Put money on a quotation, order or draft; it is matched when the invoice is validated',
		fields: [
			locator('searchPayable', {
				name: 'document',
				displayName: 'Document',
				by: 'ID',
				required: true,
				description: 'Quotation, order or draft invoice that the money is for',
			}),
		],
		useCase: () => attachPayment,
	},
	{
		...onPayment,
		name: 'refund',
		displayName: 'Refund',
		action: 'Refund payment to customer',
		description: 'Pay back what a payment has too much, or what a credit note has left',
		definedBelow: [
			{ ...paymentField(), description: 'A payment; by ID also a credit note that is not used up' },
		],
		fields: [
			amountField('Everything that is left when empty', aPart),
			day('Paid On', 'paidOn', 'Today when empty'),
			methodField,
			text('Payment Reference', 'reference', { description: 'What your transfer says' }),
			reasonField,
		],
		useCase: () => refundPayment,
	},
	{
		...onPayment,
		name: 'reverse',
		displayName: 'Reverse',
		action: 'Reverse payment',
		description: 'Undo a payment that bounced or was wrong; its invoices are open again, nothing is deleted',
		fields: [{ ...reasonField, required: true, placeholder: 'e.g. Cheque bounced' }, onDateField],
		useCase: () => reversePayment,
	},
	{
		does: 'read',
		output: 'payment',
		name: 'getMany',
		displayName: 'Get Many',
		action: 'Get many payments',
		description: 'List payments, the newest first',
		fields: [
			...listLimits,
			anyCustomer('party', 'All customers when empty'),
			companyField(),
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
					{
						displayName: 'Kinds',
						name: 'kinds',
						type: 'multiOptions',
						options: [
							{ name: 'Disbursement', value: 'disbursement' },
							{ name: 'Receipt', value: 'receipt' },
							{ name: 'Refund', value: 'refund' },
							{ name: 'Reversal', value: 'reversal' },
						],
						default: [],
						description: 'Money in, money back, money to suppliers, what bounced',
					},
					flag('Only Unallocated', 'unallocated', 'Whether to list only money that no invoice took', {
						default: true,
					}),
					day('Received From', 'receivedFrom'),
					day('Received To', 'receivedTo'),
				],
			},
		],
		read: (context, { returnAll, limit, ...query }) =>
			findPayments(context, { ...query, limit: returnAll === true ? MOST : limit }),
	},
];

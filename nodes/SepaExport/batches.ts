import type { IDataObject } from 'n8n-workflow';
import { readBatchFile } from '../../services/collections/batchFile';
import { buildDebitBatch } from '../../services/collections/buildDebitBatch';
import { cancelBatch } from '../../services/collections/cancelBatch';
import { findBatches } from '../../services/collections/findBatches';
import { markReturned } from '../../services/collections/markReturned';
import { markSettled } from '../../services/collections/markSettled';
import { markUploaded } from '../../services/collections/markUploaded';
import { companyField, documentField } from '../shared/documentFields';
import { outputFileField } from '../shared/eInvoiceFields';
import { day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import { listLimits } from '../shared/properties';
import { accountField, batchField, rulesField, versionField, withRules } from './fields';

const onBatch = {
	does: 'write',
	output: 'debitBatch',
	definedBelow: [batchField],
	sample: { id: 'dbt_0192f3c4-…' },
} as const;

/** What Select gave, or what a person names: one instalment an item. */
const ITEM_FIELDS = ['instalment', 'amount', 'collectionDate', 'mandate'] as const;
const BATCH_FIELDS = [
	...['company', 'account', 'version', 'messageId', 'options', 'validOnly', 'zip', 'ledger'],
	...['externalReference', 'idempotencyKey'],
] as const;

/** All items become one input, and so does a list of them; what Select left out is left out here too. */
export function gatherItems(inputs: readonly IDataObject[]): IDataObject {
	const listed = inputs.flatMap((input) => {
		const { items: list } = input;
		return Array.isArray(list) ? (list as IDataObject[]) : [input];
	});
	const items = listed
		.filter(({ ready }) => ready !== false)
		.map((input) => ({
			document: input['id'] ?? input['document'],
			...Object.fromEntries(
				ITEM_FIELDS.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
			),
		}));
	const first = inputs[0] ?? {};
	// Company and account of a selected item say where it belongs, and nothing of the other items.
	const isSelected = 'ready' in first;
	const shared = BATCH_FIELDS.filter((name) => !(isSelected && (name === 'company' || name === 'account')));
	const given = shared.flatMap((name) => (first[name] === undefined ? [] : [[name, first[name]]]));
	return { ...(Object.fromEntries(given) as IDataObject), items } as IDataObject;
}

export const BATCH_OPERATIONS: readonly Operation[] = [
	{
		does: 'write',
		name: 'export',
		displayName: 'Export',
		action: 'Export batch of direct debits',
		description:
			'Claim what was selected and give the file for the bank; one batch for each account, and the same items again give the same file',
		output: 'debitBatch',
		definedBelow: [
			documentField('searchInvoices', 'Invoice'),
			text('Amount', 'amount', { placeholder: 'e.g. 348.58', description: 'Everything to pay when empty' }),
		],
		sample: { id: 'inv_0192f3c4-…', instalment: 1, amount: 348.58 },
		fields: [
			flag(
				'Valid Only',
				'validOnly',
				'Whether to leave out what is refused and write the rest; else nothing is written while something is wrong',
			),
			flag('Zip', 'zip', 'Whether the XML comes in a zip, as many bank portals take it'),
			outputFileField,
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				placeholder: 'Add field',
				default: {},
				options: [
					accountField,
					day('Collection Date', 'collectionDate', "The item's own when empty, else as soon as it is due"),
					versionField,
					text('Message ID', 'messageId', {
						description: 'Unlike that of every file before; made here when empty',
					}),
				],
			},
			rulesField,
		],
		useCase: () => buildDebitBatch,
		prepare: (input) => withRules(input) as IDataObject,
		gather: gatherItems,
		takesAny: true,
		fileOf: async ({ ledger }, view) => {
			const {
				fileName: name,
				mimeType,
				content,
			} = await readBatchFile(ledger.read, (view as { id: string }).id);
			return { name, mimeType, content };
		},
	},
	{
		...onBatch,
		name: 'markUploaded',
		displayName: 'Mark Uploaded',
		action: 'Mark batch as uploaded',
		description: 'The file was given to the bank: its mandates are used from now on',
		fields: [day('Uploaded On', 'onDate', 'Today when empty')],
		useCase: () => markUploaded,
	},
	{
		...onBatch,
		name: 'markSettled',
		displayName: 'Mark Settled',
		action: 'Mark batch as settled',
		description: 'The money came, for users without bank files: each debit becomes a payment of its invoice',
		fields: [
			day('Received On', 'onDate', 'The day of each collection when empty'),
			text('Only These Debits', 'debits', {
				placeholder: 'e.g. FA2026-00012, FA2026-00013',
				description: 'IDs or end-to-end IDs, separated by commas; all that are on their way when empty',
			}),
		],
		prepare: splitDebits,
		useCase: () => markSettled,
	},
	{
		...onBatch,
		name: 'cancel',
		displayName: 'Cancel',
		action: 'Cancel batch',
		description: 'Give a batch up: its invoices are free again, and first collections are the first again',
		fields: [
			text('Reason', 'reason', {
				required: true,
				placeholder: 'e.g. Wrong collection date',
				description: 'Stays in the audit trail',
			}),
		],
		sample: { id: 'dbt_0192f3c4-…', reason: 'Wrong collection date' },
		useCase: () => cancelBatch,
	},
	{
		does: 'giveFiles',
		name: 'getFile',
		displayName: 'Get File',
		action: 'Get file of batch',
		description: 'The file as it was built: the same bytes each time',
		output: 'debitFile',
		definedBelow: [batchField],
		fields: [outputFileField],
		sample: { id: 'dbt_0192f3c4-…' },
		files: async ({ ledger }, { id }) => {
			const file = await readBatchFile(ledger.read, String(id ?? ''));
			const { fileName: name, mimeType, content } = file;
			return [{ view: { id: String(id), ledger: ledger.id, name, mimeType, size: content.length }, content }];
		},
	},
	{
		does: 'read',
		name: 'getMany',
		displayName: 'Get Many',
		action: 'Get many batches',
		description: 'Batches with their debits and what became of each, the newest first',
		output: 'debitBatch',
		fields: [
			...listLimits,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					locator('searchBatches', { name: 'id', displayName: 'Batch', by: 'ID' }),
					companyField(),
					{
						displayName: 'States',
						name: 'states',
						type: 'multiOptions',
						options: ['Built', 'Cancelled', 'Settled', 'Uploaded'].map((state) => ({
							name: state,
							value: state.toLowerCase(),
						})),
						default: [],
						description: 'Any when empty',
					},
				],
			},
		],
		read: (context, { returnAll, limit, ...query }) =>
			findBatches(context, { ...query, limit: returnAll === true ? 10_000 : Number(limit ?? 50) }),
	},
];

function splitDebits(input: IDataObject): IDataObject {
	const { debits, ...rest } = input;
	if (typeof debits !== 'string') return Array.isArray(debits) && isViews(debits) ? rest : input;
	return { ...rest, debits: debits.split(',').map((one) => one.trim()) };
}

/** A batch as it came out of another operation shows its debits; that names none of them. */
const isViews = (debits: readonly unknown[]) => debits.some((one) => typeof one === 'object');

export const DEBIT_OPERATIONS: readonly Operation[] = [
	{
		does: 'write',
		name: 'markReturned',
		displayName: 'Mark Returned',
		action: 'Mark debit as returned',
		description: 'A debit came back: the payment is reversed, and the invoice is open again',
		output: 'debitBatch',
		definedBelow: [
			text('Debit', 'debit', {
				required: true,
				placeholder: 'e.g. FA2026-00012',
				description: 'Its ID, or its end-to-end ID where only one debit bears it',
			}),
			text('Reason Code', 'reasonCode', {
				required: true,
				placeholder: 'e.g. AM04',
				description:
					'As the bank writes it: AM04 missing money, AC04 closed account, MD01 no mandate, MS02 refused',
			}),
			text('Words of the Bank', 'reasonText'),
			day('Returned On', 'onDate', 'Today when empty'),
		],
		sample: { debit: 'FA2026-00012', reasonCode: 'AM04' },
		useCase: () => markReturned,
	},
];

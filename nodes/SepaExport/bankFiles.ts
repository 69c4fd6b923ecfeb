import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { viewNothing } from '../../services/collections/bankEntryView';
import { importBankFile } from '../../services/collections/importBankFile';
import { refuse } from '../../services/refusal';
import { failedItem, nodeErrorOf } from '../shared/failure';
import { flag, text } from '../shared/fieldBuilders';
import type { FilesOperation, Operation } from '../shared/operation';
import { frameOf } from '../shared/runFrame';

const importing: FilesOperation = {
	does: 'takeFiles',
	name: 'import',
	displayName: 'Import',
	action: 'Import file of the bank',
	description:
		'Read pain.002, camt.053 or camt.054, also in a zip: debits settle or come back, and money of customers pays their invoices; the same file again changes nothing',
	output: 'bankEntry',
	changes: true,
	fields: [
		text('Input File Field', 'inputFileField', {
			default: 'data',
			required: true,
			description: 'Binary field of the item that holds the file',
		}),
		flag(
			'Record Money of Customers',
			'recordCredits',
			'Whether a transfer that names open invoices becomes their payment',
			{ default: true },
		),
		flag(
			'Include the Rest',
			'includeIgnored',
			'Whether to give out what is none of our business too, such as fees and payments of ours',
		),
	],
	run: takeFiles,
};

export const BANK_FILE_OPERATIONS: readonly Operation[] = [importing];

async function takeFiles(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context } = await frameOf(functions, importing, true);
	const items: INodeExecutionData[] = [];
	const hints = new Set<string>();
	for (const [index] of functions.getInputData().entries()) {
		try {
			const choices = {
				recordCredits: functions.getNodeParameter('recordCredits', index, true) as boolean,
				includeIgnored: functions.getNodeParameter('includeIgnored', index, false) as boolean,
			};
			const source = await openFile(functions, index);
			const before = items.length;
			const add = (view: object) => {
				const json = { ...view, ...(context.dryRun === true && { dryRun: true }) } as IDataObject;
				items.push({ json, pairedItem: { item: index } });
			};
			for await (const { view, hints: told } of importBankFile(context, source, choices)) {
				add(view);
				for (const hint of told) hints.add(hint);
			}
			if (items.length === before) add(viewNothing(context.ledger.id));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index, told(items));
			items.push(failedItem(functions, error, index));
		}
	}
	for (const message of [...hints].slice(0, MOST_HINTS))
		functions.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return items;
}

/** Most hints that a person reads under one output. */
const MOST_HINTS = 20;

function told(items: readonly INodeExecutionData[]): string | undefined {
	return items.length === 0
		? undefined
		: `${items.length} entries of the bank were taken in before; the same file again goes on where it stopped.`;
}

/** As a stream where n8n keeps files outside of its memory: a statement may have any size. */
async function openFile(functions: IExecuteFunctions, index: number): Promise<AsyncIterable<Uint8Array>> {
	const field = functions.getNodeParameter('inputFileField', index, 'data') as string;
	const binary = functions.getInputData()[index]?.binary?.[field];
	if (!binary) {
		refuse({
			rule: 'file.missing',
			field,
			message: `The item has no file in its binary field '${field}'.`,
			fix: `Put a node before this one that gives a file, and name its field in 'Input File Field'. This item has: ${Object.keys(functions.getInputData()[index]?.binary ?? {}).join(', ') || 'no files'}.`,
		});
	}
	if (binary.id !== undefined) return functions.helpers.getBinaryStream(binary.id);
	return inOnePiece(await functions.helpers.getBinaryDataBuffer(index, field));
}

/** A stream of one chunk. */
async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
	yield bytes;
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LARGEST_READ, receiveFiles, type FileToReceive } from '../../services/intake/receiveFiles';
import type { ReceivedView } from '../../services/intake/receivedView';
import { refusedView } from '../../services/intake/receivedView';
import { refuse } from '../../services/refusal';
import type { ServiceContext } from '../../services/context';
import { failedItem, nodeErrorOf } from '../shared/failure';
import type { FilesOperation } from '../shared/operation';
import { readInput } from '../shared/readInput';
import { frameOf } from '../shared/runFrame';
import { shapeOutput, type OutputPlan } from '../shared/shapeOutput';
import { extractFields } from './fields';
import { filesAround, namedFields, withFiles } from './filesAround';
import { progressOf } from './progress';

export const extracting: FilesOperation = {
	does: 'takeFiles',
	name: 'extract',
	displayName: 'Extract',
	action: 'Extract invoices from files',
	description:
		'Read PDF, pictures, e-invoices, mails and archives; one item an invoice, checked, and taken in once however often it comes',
	output: 'receivedInvoice',
	changes: true,
	fields: extractFields,
	run: extract,
};

/** Fields that steer the node. */
const STEERING = new Set(['inputFileField', 'outputFileField', 'pictureField', 'pictureLink']);

async function extract(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan, output } = await frameOf(functions, extracting, true);
	const accepts = (name: string) => !STEERING.has(name);
	const progress = progressOf(functions);
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		context.signal?.throwIfAborted();
		try {
			const input = readInput(functions, index, { ...plan, accepts });
			const files = await filesOf(functions, index, input);
			const views = await receiveOf(functions, context, files, progress.onProgress);
			for (const view of views) items.push(await itemOf(functions, context, index, view, output));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	progress.tell();
	return items;
}

async function receiveOf(
	functions: IExecuteFunctions,
	context: ServiceContext,
	files: readonly FileToReceive[],
	onProgress: ReturnType<typeof progressOf>['onProgress'],
): Promise<ReceivedView[]> {
	const outcomes = await receiveFiles(context, files, { onProgress });
	const views: ReceivedView[] = [];
	for (const [place, outcome] of outcomes.entries()) {
		const file = files[place];
		if (outcome.ok) {
			views.push(...outcome.value.views);
			for (const message of outcome.value.hints)
				functions.addExecutionHints({ message, type: 'info', location: 'outputPane' });
		} else if (file === undefined || files.length === 1) throw outcome.error;
		// A picture in the signature of a mail must not hide the invoice beside it.
		else views.push(refusedView(context, file, outcome.error));
	}
	return views;
}

async function itemOf(
	functions: IExecuteFunctions,
	context: ServiceContext,
	index: number,
	view: ReceivedView,
	output: OutputPlan,
): Promise<INodeExecutionData> {
	const json = shapeOutput(view, { ...output, dryRun: false });
	if (output.dryRun) json['dryRun'] = true;
	// In a dry run nothing was kept that could be shown.
	const around =
		view.id === null || output.dryRun
			? { binary: {}, json: {} }
			: await filesAround(functions, context, view.id, namedFields(functions, index));
	return withFiles(json, around, index);
}

async function filesOf(
	functions: IExecuteFunctions,
	index: number,
	input: IDataObject,
): Promise<FileToReceive[]> {
	const named = functions.getNodeParameter('inputFileField', index, 'data') as string;
	const { binary = {} } = functions.getInputData()[index] ?? {};
	const fields = named.trim() === '*' ? Object.keys(binary) : named.split(',').map((name) => name.trim());
	if (fields.length === 0) refuseMissing('*', binary);
	const files: FileToReceive[] = [];
	for (const field of fields) {
		const file = binary[field];
		if (!file) return refuseMissing(field, binary);
		const size =
			file.id === undefined
				? Math.floor((file.data.length * 3) / 4)
				: (await functions.helpers.getBinaryMetadata(file.id)).fileSize;
		const name = (file.fileName ?? '').split(/[/\\]/).at(-1) || `${field}.${file.fileExtension ?? 'bin'}`;
		if (size > LARGEST_READ) refuseLarge(name, size, field);
		files.push({ name, bytes: await functions.helpers.getBinaryDataBuffer(index, field), input });
	}
	return files;
}

function refuseMissing(field: string, binary: object): never {
	refuse({
		rule: 'file.missing',
		field,
		message:
			field === '*' ? 'The item has no files.' : `The item has no file in its binary field '${field}'.`,
		fix: `Put a node before this one that gives a file, and name its field in 'Input File Field'. This item has: ${Object.keys(binary).join(', ') || 'no files'}.`,
	});
}

const MEGABYTE = 1024 * 1024;

function refuseLarge(name: string, size: number, field: string): never {
	refuse({
		...{ rule: 'file.tooLarge', field, document: name },
		message: `The file '${name}' has ${Math.ceil(size / MEGABYTE)} MB; up to ${LARGEST_READ / MEGABYTE} MB are read.`,
		fix: 'Scan it with 200 dots an inch, or send the pages of the invoice alone.',
	});
}

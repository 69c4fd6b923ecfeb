import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { findIntakes, getIntakeView } from '../../services/intake/findIntakes';
import { reprocessIntakes } from '../../services/intake/reprocessIntakes';
import { refuse } from '../../services/refusal';
import { companyField } from '../shared/documentFields';
import { failedItem, nodeErrorOf } from '../shared/failure';
import type { FilesOperation, Operation } from '../shared/operation';
import { listLimits } from '../shared/properties';
import { readInput } from '../shared/readInput';
import { readInputs } from '../shared/readInputs';
import { frameOf } from '../shared/runFrame';
import { shapeOutput } from '../shared/shapeOutput';
import { toItems } from '../shared/toItems';
import { filters, intakeField, outputFileField, pictureField, statesField } from './fields';
import { filesAround } from './filesAround';
import { progressOf } from './progress';

const SAMPLE = { id: 'int_0192f3c4-…' };
const MOST = 10_000;

const getting: FilesOperation = {
	does: 'takeFiles',
	name: 'get',
	displayName: 'Get',
	action: 'Get received invoice',
	description: 'Get one received invoice with its original file and a picture of its first page',
	output: 'intake',
	changes: false,
	definedBelow: [intakeField()],
	fields: [outputFileField, pictureField],
	sample: SAMPLE,
	run: getOne,
};

const reprocessing: FilesOperation = {
	does: 'takeFiles',
	name: 'reprocess',
	displayName: 'Reprocess',
	action: 'Reprocess received invoice',
	description: 'Read its file again; what was rejected waits again, and corrections are gone',
	output: 'intake',
	changes: true,
	definedBelow: [intakeField()],
	sample: SAMPLE,
	run: reprocess,
};

export const READING: readonly Operation[] = [
	getting,
	{
		does: 'read',
		name: 'getMany',
		displayName: 'Get Many',
		action: 'Get many received invoices',
		description: 'List received invoices, the newest first: those to verify, confirmed ones, credit notes',
		output: 'intake',
		fields: [...listLimits, statesField, companyField(), filters],
		read: (context, { returnAll, limit, ...query }) =>
			findIntakes(context, { ...query, limit: returnAll === true ? MOST : limit }),
	},
	reprocessing,
];

async function getOne(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan, output } = await frameOf(functions, getting, false);
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		try {
			const { id } = readInput(functions, index, plan);
			if (typeof id !== 'string') refuseWithoutId();
			const view = await getIntakeView(context, id);
			const binary = await filesAround(functions, context, id, {
				file: functions.getNodeParameter('outputFileField', index, 'data') as string,
				picture: functions.getNodeParameter('pictureField', index, 'page') as string,
			});
			const json = shapeOutput(view, output);
			items.push({ json, ...(Object.keys(binary).length > 0 && { binary }), pairedItem: { item: index } });
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

async function reprocess(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan, output } = await frameOf(functions, reprocessing, true);
	const progress = progressOf(functions);
	const reads = await readInputs(functions, {
		...plan,
		accepts: (name) => name === 'id' || name === 'ledger',
	});
	const outcomes = [];
	for (const read of reads) {
		if (!read.ok) outcomes.push(read);
		else
			outcomes.push(...(await reprocessIntakes(context, [read.input], { onProgress: progress.onProgress })));
	}
	progress.tell();
	return toItems(functions, outcomes, output, (index) => ({ item: index }));
}

function refuseWithoutId(): never {
	refuse({
		...{ rule: 'input.invalid', field: 'id', message: "The item has no 'id' of a received invoice." },
		fix: 'Pass the output of Extract or Get Many, or choose the intake below.',
	});
}

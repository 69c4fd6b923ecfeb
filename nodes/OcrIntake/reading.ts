import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { exportIntakes } from '../../services/intake/exportIntakes';
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
import {
	exportFields,
	filters,
	intakeField,
	outputFileField,
	pictureField,
	pictureLinkField,
	statesField,
} from './fields';
import { filesAround, namedFields, withFiles } from './filesAround';
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
	fields: [outputFileField, pictureField, pictureLinkField],
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

const exporting: FilesOperation = {
	does: 'takeFiles',
	name: 'export',
	displayName: 'Export',
	action: 'Export received invoices of a month',
	description: 'Give the confirmed invoices of a month with their original files and a list, as one ZIP',
	output: 'intakeExport',
	changes: false,
	fields: exportFields,
	run: exportMonths,
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
	exporting,
];

async function getOne(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan, output } = await frameOf(functions, getting, false);
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		try {
			const { id } = readInput(functions, index, plan);
			if (typeof id !== 'string') refuseWithoutId();
			const view = await getIntakeView(context, id);
			const around = await filesAround(functions, context, id, namedFields(functions, index));
			items.push(withFiles(shapeOutput(view, output), around, index));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

async function exportMonths(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan } = await frameOf(functions, exporting, false);
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		try {
			const { outputFileField: field, ...query } = readInput(functions, index, plan);
			const { view, content } = await exportIntakes(context, query);
			const file = await functions.helpers.prepareBinaryData(content, view.name, view.mimeType);
			items.push({
				json: { ...view },
				binary: { [String(field ?? 'data')]: file },
				pairedItem: { item: index },
			});
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

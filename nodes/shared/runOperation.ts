import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { runUseCase, type Outcome } from '../../services/useCase';
import { failedItem, nodeErrorOf, orFailedItems } from './failure';
import type { FileOperation, Operation, ReadOperation, WriteOperation } from './operation';
import { readInput, type InputPlan } from './readInput';
import { readInputs, withFiles } from './readInputs';
import { runBooks } from './runBooks';
import { runFiles } from './runFiles';
import { frameOf } from './runFrame';
import { shapeOutput, type OutputPlan } from './shapeOutput';
import { toItems } from './toItems';

/** Runs one operation of a node over all its items. Parameters that cannot vary are read once. */
export function runOperation(
	functions: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[][]> {
	return orFailedItems(functions, () => {
		if (operation.does === 'takeRows' || operation.does === 'callProvider' || operation.does === 'takeFiles')
			return operation.run(functions);
		return operation.does === 'keepBooks' ? runBooks(functions, operation) : runItems(functions, operation);
	});
}

async function runItems(
	functions: IExecuteFunctions,
	operation: ReadOperation | WriteOperation | FileOperation,
): Promise<INodeExecutionData[]> {
	const { context, plan, output } = await frameOf(functions, operation, operation.does === 'write');
	if (operation.does === 'giveFiles')
		return runFiles(functions, operation, context, (index) => readInput(functions, index, plan));
	return operation.does === 'write'
		? runWrites(functions, operation, context, plan, output)
		: runReads(functions, operation, context, plan, output);
}

async function runWrites(
	functions: IExecuteFunctions,
	operation: WriteOperation,
	context: ServiceContext,
	plan: InputPlan,
	output: OutputPlan,
): Promise<INodeExecutionData[]> {
	const parameter = (name: string): unknown => functions.getNodeParameter(name, 0, null);
	const useCase = operation.useCase(parameter);
	const accepts = (name: string): boolean =>
		operation.takesAny === true || Object.hasOwn((useCase.schema as { shape: object }).shape, name);
	const reads = await withFiles(
		functions,
		operation,
		await readInputs(functions, { ...plan, accepts }, operation.prepare),
	);
	const outcomes: Array<Outcome<unknown>> = reads.map((read) =>
		read.ok ? { ok: false, error: undefined } : read,
	);
	const readable = reads.flatMap((read, index) => (read.ok ? [{ index, input: read.input }] : []));
	const inputs = readable.map(({ input }) => input);
	const itemOf = withFileOf(functions, operation, context, output);
	const gathered = operation.gather?.(inputs, parameter);
	if (gathered) {
		// One document of all items: with an unreadable item among them there is none.
		const broken = outcomes.find((_outcome, index) => !reads[index]?.ok);
		const [outcome = broken] = broken ? [broken] : await runUseCase(useCase, context, [gathered]);
		const paired = () => reads.map((_read, item) => ({ item }));
		return toItems(functions, outcome ? [outcome] : [], output, paired, itemOf);
	}
	const written = await runUseCase(useCase, context, inputs);
	written.forEach((outcome, position) => (outcomes[readable[position]?.index ?? 0] = outcome));
	return toItems(functions, outcomes, output, (index) => ({ item: index }), itemOf);
}

/** Each view with the file that goes with it, where the operation gives one. */
function withFileOf(
	functions: IExecuteFunctions,
	{ fileOf }: WriteOperation,
	context: ServiceContext,
	output: OutputPlan,
): ((view: object) => Promise<INodeExecutionData>) | undefined {
	if (!fileOf || output.dryRun) return undefined;
	const field = functions.getNodeParameter('binaryPropertyName', 0, 'data') as string;
	return async (view) => {
		const { name, mimeType, content } = await fileOf(context, view);
		const binary = { [field]: await functions.helpers.prepareBinaryData(content, name, mimeType) };
		return { json: shapeOutput(view, output), binary };
	};
}

async function runReads(
	functions: IExecuteFunctions,
	operation: ReadOperation,
	context: ServiceContext,
	plan: InputPlan,
	output: OutputPlan,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const [index, read] of (await readInputs(functions, plan)).entries()) {
		try {
			if (!read.ok) throw read.error;
			const views = await operation.read(context, read.input);
			items.push(...views.map((view) => ({ json: shapeOutput(view, output), pairedItem: { item: index } })));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

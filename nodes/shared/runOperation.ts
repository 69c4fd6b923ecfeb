import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { breathing } from '../../ledger/breathing';
import type { ServiceContext } from '../../services/context';
import { runUseCase, type Outcome } from '../../services/useCase';
import { systemClock } from './clock';
import { failedItem, nodeErrorOf, orFailedItems } from './failure';
import { openLedger } from './ledgerHandle';
import type { FileOperation, Operation, ReadOperation, WriteOperation } from './operation';
import { readFile } from './readFile';
import { readInput, type InputPlan, type InputSource } from './readInput';
import { runBooks } from './runBooks';
import { runFiles } from './runFiles';
import { shapeOutput, type OutputPlan } from './shapeOutput';

interface CommonOptions {
	readonly actor?: string;
	readonly itemField?: string;
	readonly useEmbeddedLedgerAnyway?: boolean;
}

/** Runs one operation of a node over all its items. Parameters that cannot vary are read once. */
export function runOperation(
	functions: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[][]> {
	return orFailedItems(functions, () => {
		if (operation.does === 'takeRows') return operation.run(functions);
		return operation.does === 'keepBooks' ? runBooks(functions, operation) : runItems(functions, operation);
	});
}

async function runItems(
	functions: IExecuteFunctions,
	operation: ReadOperation | WriteOperation | FileOperation,
): Promise<INodeExecutionData[]> {
	const options = functions.getNodeParameter('options', 0, {}) as CommonOptions;
	const dryRun = operation.does === 'write' && functions.getNodeParameter('dryRun', 0, false) === true;
	const context: ServiceContext = {
		ledger: await openLedger(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		now: systemClock,
		actor:
			options.actor || `workflow ${functions.getWorkflow().name ?? functions.getWorkflow().id ?? ''}`.trim(),
		dryRun,
		signal: functions.getExecutionCancelSignal(),
	};
	const output: OutputPlan = { simplify: functions.getNodeParameter('simplify', 0, true) !== false, dryRun };
	const plan = inputPlan(functions, operation, options);
	if (operation.does === 'giveFiles')
		return runFiles(functions, operation, context, (index) => readInput(functions, index, plan));
	return operation.does === 'write'
		? runWrites(functions, operation, context, plan, output)
		: runReads(functions, operation, context, plan, output);
}

function inputPlan(functions: IExecuteFunctions, operation: Operation, options: CommonOptions): InputPlan {
	const { fields = [], definedBelow = [] } = operation;
	const hasSource = definedBelow.length > 0;
	const source: InputSource = hasSource
		? (functions.getNodeParameter('inputSource', 0, 'item') as InputSource)
		: 'fields';
	const envelope: INodeProperties[] = operation.does === 'write' ? KEY_FIELDS : [];
	const shown: readonly INodeProperties[] = source === 'fields' ? [...definedBelow, ...fields] : fields;
	return { source, itemField: options.itemField ?? '', fields: [...shown, ...envelope] };
}

/** The members of Options that are part of an input; the others steer the node. */
const KEY_FIELDS: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			{ displayName: 'External Reference', name: 'externalReference', type: 'string', default: '' },
			{ displayName: 'Idempotency Key', name: 'idempotencyKey', type: 'string', default: '' },
		],
	},
];
type Read =
	{ readonly ok: true; readonly input: IDataObject } | { readonly ok: false; readonly error: unknown };

async function readInputs(
	functions: IExecuteFunctions,
	plan: InputPlan,
	prepare = (input: IDataObject) => input,
): Promise<Read[]> {
	const reads: Read[] = [];
	const breathe = breathing();
	for (const [index] of functions.getInputData().entries()) {
		await breathe();
		try {
			reads.push({ ok: true, input: prepare(readInput(functions, index, plan)) });
		} catch (error) {
			reads.push({ ok: false, error });
		}
	}
	return reads;
}

async function withFiles(
	functions: IExecuteFunctions,
	{ fileField }: WriteOperation,
	reads: readonly Read[],
): Promise<readonly Read[]> {
	if (fileField === undefined) return reads;
	const withFile: Read[] = [];
	for (const [index, read] of reads.entries()) {
		try {
			if (!read.ok) throw read.error;
			const field = functions.getNodeParameter(fileField, index, 'data') as string;
			withFile.push({ ok: true, input: { ...read.input, ...(await readFile(functions, index, field)) } });
		} catch (error) {
			withFile.push({ ok: false, error });
		}
	}
	return withFile;
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
	const accepts = (name: string): boolean => Object.hasOwn((useCase.schema as { shape: object }).shape, name);
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
	const gathered = operation.gather?.(inputs, parameter);
	if (gathered) {
		// One document of all items: with an unreadable item among them there is none.
		const broken = outcomes.find((_outcome, index) => !reads[index]?.ok);
		const [outcome = broken] = broken ? [broken] : await runUseCase(useCase, context, [gathered]);
		return toItems(functions, outcome ? [outcome] : [], output, () => reads.map((_read, item) => ({ item })));
	}
	const written = await runUseCase(useCase, context, inputs);
	written.forEach((outcome, position) => (outcomes[readable[position]?.index ?? 0] = outcome));
	return toItems(functions, outcomes, output, (index) => ({ item: index }));
}

type Paired = (index: number) => { item: number } | Array<{ item: number }>;

async function toItems(
	functions: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome<unknown>>,
	output: OutputPlan,
	paired: Paired,
): Promise<INodeExecutionData[]> {
	const firstRefused = outcomes.findIndex((outcome) => !outcome.ok);
	const refused = outcomes[firstRefused];
	if (refused && !refused.ok && !functions.continueOnFail()) {
		throw nodeErrorOf(functions, refused.error, firstRefused, committedSentence(outcomes, output));
	}
	await showHints(functions, outcomes);
	const items: INodeExecutionData[] = [];
	const breathe = breathing();
	for (const [index, outcome] of outcomes.entries()) {
		await breathe();
		if (!outcome.ok) items.push(failedItem(functions, outcome.error, index, paired(index)));
		else
			for (const view of outcome.value.views)
				items.push({ json: shapeOutput(view as object, output), pairedItem: paired(index) });
	}
	return items;
}

/** Partial success must not hide behind one message: the next person would do the rest twice. */
function committedSentence(
	outcomes: ReadonlyArray<Outcome<unknown>>,
	{ dryRun }: OutputPlan,
): string | undefined {
	const others = outcomes.filter((outcome) => !outcome.ok).length - 1;
	const done = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.views : [])) as Array<
		Record<string, unknown>
	>;
	const names = done
		.slice(0, 20)
		.map((view) => String(view['number'] ?? view['internalReference'] ?? view['code'] ?? view['id']));
	const sentences = [
		...(others > 0 ? [`${others} more of the items ${others === 1 ? 'was' : 'were'} refused.`] : []),
		...(names.length > 0 && !dryRun
			? [
					`Committed all the same: ${names.join(', ')}${done.length > 20 ? ` and ${done.length - 20} more` : ''}.`,
				]
			: []),
	];
	return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/** Most hints that a person reads under one output. */
const MOST_HINTS = 20;

/** Texts of ten thousand items are compared with one another: a set alone would hold the event loop. */
async function showHints(
	functions: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome<unknown>>,
): Promise<void> {
	const hints = new Set<string>();
	const breathe = breathing();
	for (const outcome of outcomes) {
		await breathe();
		if (outcome.ok) for (const hint of outcome.value.hints) hints.add(hint);
	}
	const reused = outcomes.filter((outcome) => outcome.ok && outcome.value.reused).length;
	const shown = [...hints].slice(0, MOST_HINTS);
	if (hints.size > MOST_HINTS)
		shown.push(`${hints.size - MOST_HINTS} more hints of this kind were left out.`);
	if (reused > 0)
		shown.push(
			`${reused} of ${outcomes.length} items had been done before: the existing records came back, nothing was written twice.`,
		);
	for (const message of shown) functions.addExecutionHints({ message, type: 'info', location: 'outputPane' });
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

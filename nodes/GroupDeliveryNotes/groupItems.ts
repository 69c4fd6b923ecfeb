import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { systemClock } from '../shared/clock';
import { failedItem, nodeErrorOf, orFailedItems } from '../shared/failure';
import { openLedger } from '../shared/ledgerHandle';
import { readInput, type InputSource } from '../shared/readInput';
import { runParameters } from './properties';
import { readPicks, type Pick } from './readPicks';
import { RUNS, type RunOfNotes } from './runs';
import { selectionFields } from './fields';

interface Options {
	readonly actor?: string;
	readonly itemField?: string;
	readonly useEmbeddedLedgerAnyway?: boolean;
}

/** What one node run gives: notes or groups that are taken, and notes that are left. */
interface Outputs {
	readonly taken: INodeExecutionData[];
	readonly leftOut: INodeExecutionData[];
	readonly hints: Set<string>;
}

interface Task {
	readonly functions: IExecuteFunctions;
	readonly context: ServiceContext;
	readonly run: RunOfNotes;
	readonly options: Options;
	readonly operation: string;
	readonly outputs: Outputs;
}

type Paired = (note: { readonly id: string; readonly number: string | null }) => number[];

/** Delivery notes that come in are one run; a selection is one run an item. */
export async function groupItems(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs: Outputs = { taken: [], leftOut: [], hints: new Set() };
	const [taken = []] = await orFailedItems(functions, async () => {
		const task = await taskOf(functions, outputs);
		const isPicked = functions.getNodeParameter('notesFrom', 0, 'selection') === 'items';
		await (isPicked ? runPicked(task) : runEach(task));
		return outputs.taken;
	});
	for (const message of outputs.hints)
		functions.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return [taken, outputs.leftOut];
}

async function taskOf(functions: IExecuteFunctions, outputs: Outputs): Promise<Task> {
	const options = functions.getNodeParameter('options', 0, {}) as Options;
	const operation = functions.getNodeParameter('operation', 0) as string;
	const run = RUNS[operation];
	if (!run) throw new Error(`Group Delivery Notes has no operation '${operation}'`);
	const context: ServiceContext = {
		ledger: await openLedger(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		now: systemClock,
		actor:
			options.actor || `workflow ${functions.getWorkflow().name ?? functions.getWorkflow().id ?? ''}`.trim(),
		dryRun: functions.getNodeParameter('dryRun', 0, false) === true,
		signal: functions.getExecutionCancelSignal(),
	};
	return { functions, context, run, options, operation, outputs };
}

async function runEach(task: Task): Promise<void> {
	const { functions, options, operation } = task;
	const source = functions.getNodeParameter('inputSource', 0, 'item') as InputSource;
	const own = runParameters[operation] ?? [];
	const fields = source === 'fields' ? [...selectionFields, ...own] : own;
	for (const [index] of functions.getInputData().entries()) {
		if (task.context.signal?.aborted) return;
		try {
			const input = readInput(functions, index, {
				source,
				itemField: options.itemField ?? '',
				fields: [...fields],
			});
			await runOnce(task, input, () => [index]);
		} catch (error) {
			fail(task, error, index);
		}
	}
}

async function runPicked(task: Task): Promise<void> {
	const { functions, context, options, operation } = task;
	const input = readInput(functions, 0, {
		source: 'fields',
		itemField: '',
		fields: [...(runParameters[operation] ?? [])],
	});
	const picks = readPicks(functions, context, options.itemField ?? '', (error, index) =>
		fail(task, error, index),
	);
	if (picks.length === 0) return;
	// Picked notes are taken whatever their periodicity.
	const { periodicities: _asked, ...rest } = input;
	const byReference = Map.groupBy(picks, ({ reference }) => reference);
	const itemsOf: Paired = ({ id, number }) => [
		...new Set([id, number ?? ''].flatMap((name) => (byReference.get(name) ?? []).map(({ item }) => item))),
	];
	try {
		await runOnce(task, { ...rest, notes: picks.map(({ reference }) => reference) }, itemsOf, picks);
	} catch (error) {
		if (!functions.continueOnFail()) return fail(task, error, itemOf(error, picks));
		for (const item of new Set(picks.map((pick) => pick.item))) fail(task, error, item);
	}
}

/** A refusal names the document that it is about. */
function itemOf(error: unknown, picks: readonly Pick[]): number {
	const { document } = error as { document?: string };
	return picks.find(({ reference }) => reference === document)?.item ?? 0;
}

async function runOnce(
	task: Task,
	input: IDataObject,
	itemsOf: Paired,
	picks: readonly Pick[] = [],
): Promise<void> {
	const { functions, context, run, outputs } = task;
	const { taken, leftOut, refused, hints } = await run(context, input, functions.continueOnFail());
	for (const { json, notes } of taken) outputs.taken.push(toItem(json, notes.flatMap(itemsOf), context));
	for (const { json, notes } of leftOut) outputs.leftOut.push(toItem(json, notes.flatMap(itemsOf), context));
	for (const { index, refusal } of refused) fail(task, refusal, picks[index]?.item ?? 0);
	for (const hint of hints) outputs.hints.add(hint);
}

/** Many to one: a group comes from every item that named one of its notes. */
function toItem(json: object, items: readonly number[], { dryRun }: ServiceContext): INodeExecutionData {
	const unique = [...new Set(items)].sort((a, b) => a - b).map((item) => ({ item }));
	return {
		json: { ...json, ...(dryRun ? { dryRun: true } : {}) } as IDataObject,
		pairedItem: unique.length === 1 ? unique[0] : unique,
	};
}

function fail({ functions, outputs, context }: Task, error: unknown, index: number): void {
	if (!functions.continueOnFail())
		throw nodeErrorOf(functions, error, index, committedSentence(outputs, context));
	outputs.taken.push(failedItem(functions, error, index));
}

/** Invoices of earlier items stay; the next person would make them twice. */
function committedSentence({ taken }: Outputs, { dryRun }: ServiceContext): string | undefined {
	const names = taken.flatMap(({ json }) => {
		const invoice = json['invoice'] as { number?: string; id?: string } | null | undefined;
		return invoice?.number ?? invoice?.id ?? [];
	});
	if (names.length === 0 || dryRun) return undefined;
	const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
	return `Committed all the same: ${names.slice(0, 20).join(', ')}${more}.`;
}

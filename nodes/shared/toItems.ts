import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { breathing } from '../../ledger/breathing';
import type { Outcome } from '../../services/useCase';
import { failedItem, nodeErrorOf } from './failure';
import { shapeOutput, type OutputPlan } from './shapeOutput';

export type Paired = (index: number) => { item: number } | Array<{ item: number }>;

/** What one view gives, without the items that it comes from. */
type ItemOf = (view: object) => INodeExecutionData | Promise<INodeExecutionData>;

/** Outcomes as items; the first refusal stops the node, unless the node is to go on. */
export async function toItems(
	functions: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome<unknown>>,
	output: OutputPlan,
	paired: Paired,
	itemOf: ItemOf = (view) => ({ json: shapeOutput(view, output) }),
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
				items.push({ ...(await itemOf(view as object)), pairedItem: paired(index) });
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
		.map(nameOfView)
		.filter((name) => name !== undefined);
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

const NAMES = ['number', 'eInvoiceNumber', 'internalReference', 'code', 'id'] as const;

function nameOfView(view: Record<string, unknown>): string | undefined {
	const name = NAMES.map((field) => view[field]).find((value) => value !== undefined && value !== null);
	return name === undefined ? undefined : String(name);
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

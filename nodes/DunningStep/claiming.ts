import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { claimDunning, type ClaimOutcome } from '../../services/dunning/claimDunning';
import { confirmDunning } from '../../services/dunning/confirmDunning';
import type { LetterView } from '../../services/dunning/letterView';
import { runUseCase } from '../../services/useCase';
import type { ServiceContext } from '../../services/context';
import { failedItem, nodeErrorOf, reasonOf } from '../shared/failure';
import type { FilesOperation } from '../shared/operation';
import { readInputs } from '../shared/readInputs';
import { frameOf } from '../shared/runFrame';
import { letterFiles } from './letterFiles';
import { claimChoices, letterTogetherField, rowField } from './fields';

export const claiming: FilesOperation = {
	does: 'takeFiles',
	name: 'claim',
	displayName: 'Claim',
	action: 'Claim reminders',
	description:
		'Look at everything anew, take what is due still, and write its messages: a stage of an instalment is claimed once',
	output: 'dunningLetter',
	changes: true,
	definedBelow: [rowField, letterTogetherField],
	fields: [claimChoices],
	sample: { rowKey: 'inv_0192f3c4-…/1/1/STANDARD@1' },
	run: claim,
};

interface Choices {
	readonly anyHour?: boolean;
	readonly attachPdf?: boolean;
	readonly sendAllTo?: string;
}

/** All items are one call: rows of one letter come from several of them. */
async function claim(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { context, plan } = await frameOf(functions, claiming, true);
	const accepts = (name: string) => name !== 'choices';
	const reads = await readInputs(functions, { ...plan, accepts });
	const { attachPdf = true, anyHour, sendAllTo } = functions.getNodeParameter('choices', 0, {}) as Choices;
	const readable = reads.flatMap((read, index) => (read.ok ? [{ index, input: read.input }] : []));
	const unread = reads.flatMap((read, index): ClaimOutcome[] =>
		read.ok ? [] : [{ indexes: [index], result: { ok: false, error: read.error } }],
	);
	const claimed = await claimDunning(
		context,
		readable.map(({ input }) => input),
		{ ...(anyHour !== undefined && { anyHour }), ...(sendAllTo && { sendAllTo }) },
	);
	const itemOf = (position: number) => readable[position]?.index ?? 0;
	const items: INodeExecutionData[] = [];
	for (const { indexes, result } of claimed) {
		const places = indexes.map(itemOf);
		if (!result.ok) {
			unread.push({ indexes: places, result });
			continue;
		}
		for (const letter of result.value.letters)
			items.push(await letterItem(functions, context, letter, places, attachPdf));
		for (const { index, view } of result.value.leftOut)
			items.push({ json: shown(view, context), pairedItem: { item: itemOf(index) } });
	}
	// What was claimed is handed out before anything fails: it must be confirmed, or it stays unknown.
	return [...items, ...refusedItems(functions, unread, items.length > 0)];
}

function refusedItems(
	functions: IExecuteFunctions,
	refused: readonly ClaimOutcome[],
	othersWereClaimed: boolean,
): INodeExecutionData[] {
	return refused.flatMap(({ indexes, result }) => {
		if (result.ok) return [];
		if (!functions.continueOnFail() && !othersWereClaimed)
			throw nodeErrorOf(functions, result.error, indexes[0] ?? 0);
		return indexes.map((index) => failedItem(functions, result.error, index));
	});
}

const shown = (view: object, { dryRun }: ServiceContext): IDataObject =>
	({ ...view, ...(dryRun ? { dryRun: true } : {}) }) as IDataObject;

/**
 * A letter with its files. Where a file cannot be made the letter is marked as failed at once: it certainly did not
 * leave, and is due again tomorrow.
 */
async function letterItem(
	functions: IExecuteFunctions,
	context: ServiceContext,
	letter: LetterView,
	places: readonly number[],
	attachPdf: boolean,
): Promise<INodeExecutionData> {
	const pairs = [...new Set(places)].sort((a, b) => a - b).map((item) => ({ item }));
	const pairedItem = pairs.length === 1 ? pairs[0] : pairs;
	try {
		const { binary, names } = await letterFiles(functions, context, letter, attachPdf);
		return { json: shown({ ...letter, attachments: names.join(',') }, context), binary, pairedItem };
	} catch (error) {
		if (letter.letter !== null)
			await runUseCase(confirmDunning('failed'), context, [
				{ letter: letter.letter, reason: `Its files could not be made: ${reasonOf(error)}`.slice(0, 500) },
			]);
		return failedItem(functions, error, places[0] ?? 0, pairedItem);
	}
}

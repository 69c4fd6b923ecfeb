import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { printDocument } from '../../services/printDocument';
import { systemClock } from '../shared/clock';
import { failedItem, nodeErrorOf, orFailedItems } from '../shared/failure';
import { openLedger } from '../shared/ledgerHandle';
import { readInput, type InputPlan, type InputSource } from '../shared/readInput';
import { shapeOutput } from '../shared/shapeOutput';
import { properties, shownOptions } from './properties';

const INPUT_FIELDS = ['language', 'printAs', 'printMode'];

/** One PDF an item. Rendering runs in a worker thread, so n8n stays awake during a batch. */
export function renderItems(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return orFailedItems(functions, () => renderEach(functions));
}

async function renderEach(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = functions.getNodeParameter('options', 0, {}) as {
		useEmbeddedLedgerAnyway?: boolean;
		itemField?: string;
		actor?: string;
	} & IDataObject;
	const context: ServiceContext = {
		ledger: await openLedger(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		now: systemClock,
		actor: options.actor || 'print',
	};
	const source = functions.getNodeParameter('inputSource', 0, 'item') as InputSource;
	const names = source === 'fields' ? ['id', ...INPUT_FIELDS] : INPUT_FIELDS;
	const fields = properties.filter((property) => names.includes(property.name));
	const plan: InputPlan = { source, itemField: options.itemField ?? '', fields };
	const shown = shownOptions.filter(({ name }) => name in options).map(({ name }) => [name, options[name]]);
	const print = Object.fromEntries(shown) as IDataObject;
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		if (functions.getExecutionCancelSignal()?.aborted) break;
		try {
			items.push(await renderItem(functions, index, context, { ...plan, print }));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

async function renderItem(
	functions: IExecuteFunctions,
	index: number,
	context: ServiceContext,
	plan: InputPlan & { readonly print: IDataObject },
): Promise<INodeExecutionData> {
	const { view, mode, fileName, mimeType, content, unprintable } = await printDocument(context, {
		...readInput(functions, index, plan),
		...plan.print,
	});
	if (unprintable.length > 0) {
		const message = `${fileName}: the font of the print lacks ${unprintable.slice(0, 10).join(' ')}; they show as �.`;
		functions.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	const binaryName = functions.getNodeParameter('binaryPropertyName', index, 'data') as string;
	const simplify = functions.getNodeParameter('simplify', 0, true) !== false;
	return {
		json: { ...shapeOutput(view, { simplify, dryRun: false }), fileName, printMode: mode },
		binary: { [binaryName]: await functions.helpers.prepareBinaryData(content, fileName, mimeType) },
		pairedItem: { item: index },
	};
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { systemClock } from '../shared/clock';
import { failedItem, nodeErrorOf, orFailedItems } from '../shared/failure';
import { openLedger } from '../shared/ledgerHandle';
import { readInput, type InputPlan, type InputSource } from '../shared/readInput';
import { shapeOutput } from '../shared/shapeOutput';
import { PRINTS, type Print, type Printed } from './prints';
import { properties, shownOptions } from './properties';

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
	const operation = functions.getNodeParameter('operation', 0) as string;
	const { print, fields } = printOf(operation);
	const source = functions.getNodeParameter('inputSource', 0, 'item') as InputSource;
	const names = source === 'fields' ? ['id', ...fields] : fields;
	const plan: InputPlan = {
		source,
		itemField: options.itemField ?? '',
		fields: properties.filter(
			({ name, displayOptions }) =>
				names.includes(name) && displayOptions?.show?.['operation']?.includes(operation),
		),
	};
	const shown = shownOptions.filter(({ name }) => name in options).map(({ name }) => [name, options[name]]);
	const choices = Object.fromEntries(shown) as IDataObject;
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		if (functions.getExecutionCancelSignal()?.aborted) break;
		try {
			const input = { ...readInput(functions, index, plan), ...choices };
			items.push(await toItem(functions, index, await print(context, input)));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

function printOf(operation: string): Print {
	const print = PRINTS[operation];
	if (!print) throw new Error(`Render Billing Document has no operation '${operation}'`);
	return print;
}

async function toItem(
	functions: IExecuteFunctions,
	index: number,
	{ view, more, fileName, mimeType, content, unprintable }: Printed,
): Promise<INodeExecutionData> {
	if (unprintable.length > 0) {
		const message = `${fileName}: the font of the print lacks ${unprintable.slice(0, 10).join(' ')}; they show as �.`;
		functions.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	const binaryName = functions.getNodeParameter('binaryPropertyName', index, 'data') as string;
	const simplify = functions.getNodeParameter('simplify', 0, true) !== false;
	return {
		json: { ...shapeOutput(view, { simplify, dryRun: false }), fileName, ...more },
		binary: { [binaryName]: await functions.helpers.prepareBinaryData(content, fileName, mimeType) },
		pairedItem: { item: index },
	};
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { systemClock } from './clock';
import { forgetBooks, moveTargetOf, openBooks } from './ledgerHandle';
import type { BooksOperation, BooksResult } from './operation';
import { readInput } from './readInput';

interface BooksOptions {
	readonly useEmbeddedLedgerAnyway?: boolean;
}

/** Runs an operation on the books as a whole: once, and what comes out comes from all items. */
export async function runBooks(
	functions: IExecuteFunctions,
	operation: BooksOperation,
): Promise<INodeExecutionData[]> {
	const options = functions.getNodeParameter('options', 0, {}) as BooksOptions;
	const { fields = [] } = operation;
	const results = await operation.run({
		books: () => openBooks(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		moveTarget: () => moveTargetOf(functions),
		forget: forgetBooks,
		input: readInput(functions, 0, { source: 'fields', itemField: '', fields: [...fields] }),
		now: systemClock,
		signal: functions.getExecutionCancelSignal(),
	});
	const all = functions.getInputData().map((_item, item) => ({ item }));
	const pairedItem = all.length === 1 ? all[0] : all;
	const items: INodeExecutionData[] = [];
	for (const result of results)
		items.push({ json: result.json as IDataObject, pairedItem, ...(await binaryOf(functions, result)) });
	return items;
}

async function binaryOf(
	functions: IExecuteFunctions,
	{ file }: BooksResult,
): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (!file) return {};
	const field = functions.getNodeParameter('binaryPropertyName', 0, 'data') as string;
	return {
		binary: { [field]: await functions.helpers.prepareBinaryData(file.content, file.name, file.mimeType) },
	};
}

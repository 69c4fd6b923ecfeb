import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { failedItem, nodeErrorOf } from './failure';
import type { FileOperation } from './operation';
import type { readInput } from './readInput';

/** Runs an operation that gives files: one item a file. */
export async function runFiles(
	functions: IExecuteFunctions,
	operation: FileOperation,
	context: ServiceContext,
	inputOf: (index: number) => ReturnType<typeof readInput>,
): Promise<INodeExecutionData[]> {
	const field = functions.getNodeParameter('binaryPropertyName', 0, 'data') as string;
	const items: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		try {
			for (const { view, content } of await operation.files(context, inputOf(index))) {
				const { name, mimeType } = view;
				const binary = { [field]: await functions.helpers.prepareBinaryData(content, name, mimeType) };
				items.push({ json: { ...view } as unknown as IDataObject, binary, pairedItem: { item: index } });
			}
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			items.push(failedItem(functions, error, index));
		}
	}
	return items;
}

import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { OperationTable } from './operation';
import { runOperation } from './runOperation';

/** Finds the operation that the parameters name and runs it. */
export async function runNode(
	functions: IExecuteFunctions,
	table: OperationTable,
): Promise<INodeExecutionData[][]> {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const name = functions.getNodeParameter('operation', 0) as string;
	const operation = table[resource]?.find((candidate) => candidate.name === name);
	if (operation) return runOperation(functions, operation);
	throw new NodeOperationError(
		functions.getNode(),
		`The operation '${name}' does not exist for '${resource}'.`,
		{
			description:
				'Choose an operation from the list again; the workflow may come from another version of the package.',
		},
	);
}

import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { Refusal } from '../../services/refusal';

/** What a workflow can branch on, beside the message that people read. */
export interface FailureDetails {
	readonly rule: string;
	readonly message: string;
	readonly fix: string;
	readonly field?: string;
	readonly document?: string;
	readonly committed?: string;
	readonly [key: string]: string | undefined;
}

export function detailsOf(error: unknown): FailureDetails {
	if (error instanceof Refusal) {
		const { rule, message, fix, field, document, committed } = error;
		return { rule, message, fix, field, document, committed };
	}
	return {
		rule: 'unexpected',
		message: error instanceof Error ? error.message : String(error),
		fix: 'Nothing of this item was written. Run it again; if it repeats, report it with the message.',
	};
}

/** A refusal as n8n shows it: what happened, then how to mend it. */
export function nodeErrorOf(
	functions: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
	committed?: string,
): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const details = detailsOf(error);
	const parts = [
		details.fix,
		details.committed,
		committed,
		details.rule === 'unexpected' ? undefined : `Rule: ${details.rule}.`,
	];
	return new NodeOperationError(functions.getNode(), `Item ${itemIndex + 1}: ${details.message}`, {
		itemIndex,
		description: parts.filter((part) => part !== undefined).join(' '),
		level: details.rule === 'unexpected' ? 'error' : 'warning',
	});
}

/** The item for the error output (Continue On Fail): its input untouched, with the reason beside. */
export function failedItem(
	functions: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): INodeExecutionData {
	const input = functions.getInputData()[itemIndex]?.json ?? {};
	return {
		json: { ...input, refusal: { ...detailsOf(error) } },
		error: nodeErrorOf(functions, error, itemIndex),
		pairedItem: { item: itemIndex },
	};
}

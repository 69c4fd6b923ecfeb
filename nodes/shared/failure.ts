import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { ProviderRefusal, ProviderUnreachable } from '../../providers/providerErrors';
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
	if (error instanceof ProviderRefusal || error instanceof ProviderUnreachable) {
		const { code, message, fix } = error.error;
		const rule = error instanceof ProviderRefusal ? 'provider.refused' : 'provider.unreachable';
		return { rule, message: `The provider says: ${message} (${code})`, fix };
	}
	if (error instanceof NodeOperationError) {
		return { rule: 'ledger.unavailable', message: error.message, fix: error.description ?? '' };
	}
	return {
		rule: 'unexpected',
		message: reasonOf(error),
		fix: 'Nothing of this item was written. Run it again; if it repeats, report it with the message.',
	};
}

/** Not every error has a message: one that gathers the attempts on several addresses of a host has none. */
export function reasonOf(error: unknown): string {
	const { message, errors, code } = (error ?? {}) as { message?: string; errors?: unknown[]; code?: string };
	return message || (errors?.[0] === undefined ? '' : reasonOf(errors[0])) || code || String(error);
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

/**
 * Runs the whole of a node. n8n sends the input of a node that throws down its *good* output, so under Continue On
 * Fail and with an error output even what concerns no single item, such as a ledger that cannot be opened, is told
 * for each of them.
 */
export async function orFailedItems(
	functions: IExecuteFunctions,
	work: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	try {
		return [await work()];
	} catch (error) {
		if (functions.continueOnFail())
			return [functions.getInputData().map((_item, index) => failedItem(functions, error, index))];
		throw wholeError(functions, error);
	}
}

function wholeError(functions: IExecuteFunctions, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const description = error instanceof Refusal ? `${error.fix} Rule: ${error.rule}.` : undefined;
	return new NodeOperationError(functions.getNode(), reasonOf(error), { description });
}

/**
 * What comes out for items that failed, under Continue On Fail or on the error output: the input, the message as
 * `error`, and `details` that a workflow can branch on.
 *
 * n8n replaces the whole json of an item that bears an `error` of its own. It leaves one alone whose json has nothing
 * but `error`, `message` and `details`, sends it to the error output and puts the input beside it there.
 */
export function failedItem(
	functions: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
	paired: INodeExecutionData['pairedItem'] = { item: itemIndex },
): INodeExecutionData {
	const { message } = nodeErrorOf(functions, error, itemIndex);
	const reason = { error: message, details: definedOf(detailsOf(error)) };
	const toErrorOutput = functions.getNode().onError === 'continueErrorOutput';
	const input = toErrorOutput ? {} : functions.getInputData()[itemIndex]?.json;
	return { json: { ...input, ...reason }, pairedItem: paired };
}

function definedOf(details: FailureDetails): IDataObject {
	return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

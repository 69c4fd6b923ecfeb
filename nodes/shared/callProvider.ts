import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { EInvoiceProviderName } from '../../providers/eInvoiceProvider';
import type { EInvoiceContext, EInvoiceOperation } from '../../services/einvoice/operation';
import type { Outcome } from '../../services/useCase';
import type { OperationBase, ProviderOperation } from './operation';
import { openProvider } from './providerHandle';
import { readInputs, type Read } from './readInputs';
import { frameOf } from './runFrame';
import { shapeOutput, type OutputPlan } from './shapeOutput';
import { toItems } from './toItems';

/** Whose account it is; the credential follows from it. */
export const providerField: INodeProperties = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'MISA meInvoice', value: 'misa' },
		{ name: 'S-Invoice (Viettel)', value: 'sinvoice' },
	],
	default: 'sinvoice',
	description: 'Which provider issues the invoices; its account is the credential of the node',
};

interface Calling extends OperationBase {
	readonly service: Pick<EInvoiceOperation<unknown>, 'schema' | 'run'>;
	readonly changes: boolean;
	readonly sample?: IDataObject;
	/** Last touch on the input of one item. */
	readonly prepare?: (input: IDataObject) => IDataObject;
	/** Its views are files: one item a file. */
	readonly givesFiles?: boolean;
}

/** An operation of a node that is one service of e-invoices, whichever provider it talks to. */
export function callingProvider({ service, prepare, givesFiles, ...base }: Calling): ProviderOperation {
	const operation: ProviderOperation = {
		...base,
		does: 'callProvider',
		account: [providerField],
		run: async (functions) => {
			const frame = await frameOf(functions, operation, base.changes);
			const accepts = (name: string) => Object.hasOwn(service.schema.shape, name);
			const reads = await readInputs(functions, { ...frame.plan, accepts }, prepare);
			const name = functions.getNodeParameter('provider', 0) as EInvoiceProviderName;
			const provider = await openProvider(functions, name, frame.context.signal);
			const outcomes = await callOnce(service, { ...frame.context, provider }, reads);
			const itemOf = givesFiles === true ? fileItems(functions) : viewItems(frame.output);
			return toItems(functions, outcomes, frame.output, (index) => ({ item: index }), itemOf);
		},
	};
	return operation;
}

/** One call for all items that could be read: the service puts those of one series in their order. */
async function callOnce(
	service: Calling['service'],
	context: EInvoiceContext,
	reads: readonly Read[],
): Promise<Array<Outcome<unknown>>> {
	const readable = reads.flatMap((read, index) => (read.ok ? [{ index, input: read.input }] : []));
	const answered = await service.run(
		context,
		readable.map(({ input }) => input),
	);
	const outcomes = reads.map((read): Outcome<unknown> => (read.ok ? { ok: false, error: undefined } : read));
	answered.forEach((outcome, position) => (outcomes[readable[position]?.index ?? 0] = outcome));
	return outcomes;
}

/** Documents as every node shows them; what a provider says of a series, a template or a look-up as it is. */
function viewItems(output: OutputPlan): (view: object) => INodeExecutionData {
	const dry = output.dryRun ? { dryRun: true } : {};
	return (view) => ({
		json: 'labelCode' in view ? shapeOutput(view, output) : ({ ...view, ...dry } as IDataObject),
	});
}

interface FileView {
	readonly view: { readonly name: string; readonly mimeType: string };
	readonly content: Uint8Array;
}

/** A view that is a file: what describes it, and its content beside it. */
function fileItems(functions: IExecuteFunctions): (file: object) => Promise<INodeExecutionData> {
	const field = functions.getNodeParameter('binaryPropertyName', 0, 'data') as string;
	return async (file) => {
		const { view, content } = file as FileView;
		const { name, mimeType } = view;
		const data = await functions.helpers.prepareBinaryData(Buffer.from(content), name, mimeType);
		return { json: { ...view }, binary: { [field]: data } };
	};
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuse } from '../../services/refusal';
import type { StripeContext, StripeOperation } from '../../services/stripe/operation';
import type { Outcome } from '../../services/useCase';
import type { OperationBase, ProviderOperation } from './operation';
import { readInputs, type Read } from './readInputs';
import { frameOf } from './runFrame';
import { shapeOutput, type OutputPlan } from './shapeOutput';
import { openStripe } from './stripeAccount';
import { toItems } from './toItems';

interface Calling extends OperationBase {
	readonly service: Pick<StripeOperation<unknown>, 'schema' | 'run'>;
	readonly changes: boolean;
	readonly sample?: IDataObject;
	/** Last touch on the input of one item. */
	readonly prepare?: (input: IDataObject) => IDataObject;
	/** Its input is the raw body that the item brings: the parameter that names the binary field. */
	readonly bodyField?: string;
}

/** An operation of a node that is one service of debits by Stripe. */
export function callingStripe({ service, prepare, bodyField, ...base }: Calling): ProviderOperation {
	const operation: ProviderOperation = {
		...base,
		does: 'callProvider',
		run: async (functions) => {
			const frame = await frameOf(functions, operation, base.changes);
			const accepts = (name: string) => Object.hasOwn(service.schema.shape, name);
			const reads = await readInputs(functions, { ...frame.plan, accepts }, prepare);
			const inputs = bodyField === undefined ? reads : await withBodies(functions, bodyField, reads);
			const account = await openStripe(functions, frame.context.signal);
			const outcomes = await callOnce(service, { ...frame.context, ...account }, inputs);
			const itemOf = (view: object) => ({ json: shapeView(view, frame.output) });
			return toItems(functions, outcomes, frame.output, (index) => ({ item: index }), itemOf);
		},
	};
	return operation;
}

/** A dry run takes no number: that of the invoice was there before. */
function shapeView(view: object, output: OutputPlan): IDataObject {
	return { ...shapeOutput(view, { ...output, dryRun: false }), ...(output.dryRun ? { dryRun: true } : {}) };
}

/** One call for all items that could be read. */
async function callOnce(
	service: Calling['service'],
	context: StripeContext,
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

/** An event of Stripe has some kB. */
const LARGEST = 1024 * 1024;

/** The bytes that came to the webhook, which the signature is of: JSON that was read and written again has other ones. */
async function withBodies(
	functions: IExecuteFunctions,
	parameter: string,
	reads: readonly Read[],
): Promise<Read[]> {
	const filled: Read[] = [];
	for (const [index, read] of reads.entries()) {
		try {
			if (!read.ok) throw read.error;
			const field = functions.getNodeParameter(parameter, index, 'data') as string;
			filled.push({ ok: true, input: { ...read.input, body: await bodyOf(functions, index, field) } });
		} catch (error) {
			filled.push({ ok: false, error });
		}
	}
	return filled;
}

async function bodyOf(functions: IExecuteFunctions, index: number, field: string): Promise<string> {
	const binary = functions.getInputData()[index]?.binary?.[field];
	if (!binary) refuseWithout(field);
	const size =
		binary.id === undefined
			? Math.floor((binary.data.length * 3) / 4)
			: (await functions.helpers.getBinaryMetadata(binary.id)).fileSize;
	if (size > LARGEST)
		refuse({
			rule: 'stripe.event',
			field,
			message: 'What came is larger than any event of Stripe.',
			fix: 'Point only the webhook of Stripe to this address.',
		});
	return (await functions.helpers.getBinaryDataBuffer(index, field)).toString('base64');
}

function refuseWithout(field: string): never {
	return refuse({
		rule: 'stripe.rawBody',
		field,
		message: `The item has no raw body in its binary field '${field}'.`,
		fix: 'Add the option Raw Body to the Webhook node and switch it on: the signature is of the bytes that came.',
	});
}

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { systemClock } from './clock';
import { openLedger } from './ledgerHandle';
import type { Operation } from './operation';
import type { InputPlan, InputSource } from './readInput';
import type { OutputPlan } from './shapeOutput';

/** What every node has under Options. */
export interface CommonOptions {
	readonly actor?: string;
	readonly itemField?: string;
	readonly useEmbeddedLedgerAnyway?: boolean;
}

/** What the parameters that cannot vary say of a run: books, actor, dry run, where inputs come from, how much comes out. */
export interface RunFrame {
	readonly context: ServiceContext;
	readonly plan: InputPlan;
	readonly output: OutputPlan;
}

/** @param mayRunDry whether the operation has a Dry Run at all */
export async function frameOf(
	functions: IExecuteFunctions,
	operation: Operation,
	mayRunDry: boolean,
): Promise<RunFrame> {
	const options = functions.getNodeParameter('options', 0, {}) as CommonOptions;
	const dryRun = mayRunDry && functions.getNodeParameter('dryRun', 0, false) === true;
	const { name, id } = functions.getWorkflow();
	const context: ServiceContext = {
		ledger: await openLedger(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		now: systemClock,
		actor: options.actor || `workflow ${name ?? id ?? ''}`.trim(),
		dryRun,
		signal: functions.getExecutionCancelSignal(),
	};
	const simplify = functions.getNodeParameter('simplify', 0, true) !== false;
	return { context, plan: inputPlan(functions, operation, options), output: { simplify, dryRun } };
}

function inputPlan(functions: IExecuteFunctions, operation: Operation, options: CommonOptions): InputPlan {
	const { fields = [], definedBelow = [] } = operation;
	const hasSource = definedBelow.length > 0;
	const source: InputSource = hasSource
		? (functions.getNodeParameter('inputSource', 0, 'item') as InputSource)
		: 'fields';
	const envelope: INodeProperties[] = operation.does === 'write' ? KEY_FIELDS : [];
	const shown: readonly INodeProperties[] = source === 'fields' ? [...definedBelow, ...fields] : fields;
	return { source, itemField: options.itemField ?? '', fields: [...shown, ...envelope] };
}

/** The members of Options that are part of an input; the others steer the node. */
const KEY_FIELDS: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			{ displayName: 'External Reference', name: 'externalReference', type: 'string', default: '' },
			{ displayName: 'Idempotency Key', name: 'idempotencyKey', type: 'string', default: '' },
		],
	},
];

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import type { AnyUseCase } from '../../services/useCase';
import type { OutputName } from './outputFields';

interface OperationBase {
	/** Value of the parameter 'operation'. */
	readonly name: string;
	readonly displayName: string;
	/** Sentence case, with the resource: "Validate invoice". */
	readonly action: string;
	readonly description: string;
	/** What its items hold. */
	readonly output: OutputName;
	/** Parameters shown in both input sources. */
	readonly fields?: readonly INodeProperties[];
	/** Parameters shown when the input is defined below. */
	readonly definedBelow?: readonly INodeProperties[];
}

/** Writes through one use case; the whole batch in one call. */
export interface WriteOperation extends OperationBase {
	readonly does: 'write';
	/** Chosen once, from parameters that cannot vary. */
	readonly useCase: (parameter: (name: string) => unknown) => AnyUseCase;
	/** Last touch on the input of one item. */
	readonly prepare?: (input: IDataObject) => IDataObject;
	/** All items become one input, as for a summary invoice, where the parameters say so. */
	readonly gather?: (
		inputs: readonly IDataObject[],
		parameter: (name: string) => unknown,
	) => IDataObject | undefined;
	readonly sample?: IDataObject;
}

/** Reads item by item; one item may give many. */
export interface ReadOperation extends OperationBase {
	readonly does: 'read';
	readonly read: (context: ServiceContext, input: IDataObject) => Promise<readonly object[]>;
}

export type Operation = WriteOperation | ReadOperation;

/** Resource → its operations. */
export type OperationTable = Readonly<Record<string, readonly Operation[]>>;

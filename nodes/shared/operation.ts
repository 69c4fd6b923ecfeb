import type { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { BooksAddress } from '../../ledger/copy/address';
import type { PostgresSettings } from '../../ledger/postgres/openPostgres';
import type { ServiceContext } from '../../services/context';
import type { AttachedFile } from '../../services/getAttachments';
import type { AnyUseCase } from '../../services/useCase';
import type { OpenBooks } from './ledgerHandle';
import type { OutputName } from './outputFields';

export interface OperationBase {
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
	/** Parameters shown before everything else: whose account it is. They are no part of an input. */
	readonly account?: readonly INodeProperties[];
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
	/** It is refused, or warned about, without an external reference in its common case: the panel shows that option. */
	readonly asksReference?: boolean;
	/** Takes a file too: the parameter that names the binary field of the item. */
	readonly fileField?: string;
	/** Parameters of the panel are read whether or not the input knows them: `gather` puts them where they belong. */
	readonly takesAny?: boolean;
	/** The file that goes with each view that was written; none in a dry run. */
	readonly fileOf?: (context: ServiceContext, view: object) => Promise<GivenFile>;
}

export interface GivenFile {
	readonly name: string;
	readonly mimeType: string;
	readonly content: Buffer;
}

/** Reads item by item; one item may give many. */
export interface ReadOperation extends OperationBase {
	readonly does: 'read';
	readonly read: (context: ServiceContext, input: IDataObject) => Promise<readonly object[]>;
}

type FileView = object & Pick<AttachedFile['view'], 'name' | 'mimeType'>;

/** Gives the files of a document; one item a file. */
export interface FileOperation extends OperationBase {
	readonly does: 'giveFiles';
	readonly sample?: IDataObject;
	readonly files: (
		context: ServiceContext,
		input: IDataObject,
	) => Promise<ReadonlyArray<Pick<AttachedFile, 'content'> & { readonly view: FileView }>>;
}

/** Works on the books as a whole: once a run, whatever the number of items, and it may hand out files. */
export interface BooksOperation extends OperationBase {
	readonly does: 'keepBooks';
	readonly run: (task: BooksTask) => Promise<readonly BooksResult[]>;
}

export interface BooksTask {
	/** The books of the node, opened when they are asked for: a move must not open what it is about to fill. */
	readonly books: () => Promise<OpenBooks>;
	/** The credential of the node, as the place to which the books move. */
	readonly moveTarget: () => Promise<PostgresSettings>;
	/** Closes what this process has open of these books. */
	readonly forget: (...addresses: readonly BooksAddress[]) => Promise<void>;
	/** Parameters that are filled in; a picker gives what was picked. */
	readonly input: Readonly<IDataObject>;
	readonly now: () => string;
	readonly signal: AbortSignal | undefined;
}

export interface BooksResult {
	readonly json: object;
	/** Given to the next node as binary data. */
	readonly file?: { readonly name: string; readonly mimeType: string; readonly content: Readable };
}

/** Takes rows in, of the files that items bring or of the items themselves, and gives what became of each row. */
export interface RowsOperation extends OperationBase {
	readonly does: 'takeRows';
	readonly run: (functions: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** Talks to a provider of e-invoices. All items are one call: invoices of one series are issued in their order. */
export interface ProviderOperation extends OperationBase {
	readonly does: 'callProvider';
	/** It changes something, here or there, so that it has a Dry Run. */
	readonly changes: boolean;
	readonly sample?: IDataObject;
	readonly run: (functions: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** Reads files that items bring or the books keep, which takes its time and happens before any lock is held. */
export interface FilesOperation extends OperationBase {
	readonly does: 'takeFiles';
	/** It writes to the books, so that it has a Dry Run. */
	readonly changes: boolean;
	readonly sample?: IDataObject;
	readonly run: (functions: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

export type Operation =
	| WriteOperation
	| ReadOperation
	| FileOperation
	| BooksOperation
	| RowsOperation
	| ProviderOperation
	| FilesOperation;

/** Resource → its operations. */
export type OperationTable = Readonly<Record<string, readonly Operation[]>>;

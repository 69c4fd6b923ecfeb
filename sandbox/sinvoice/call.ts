import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './reply';
import type { Json, SInvoiceWorld } from './world';

/** A request as handlers see it. */
export interface Call {
	readonly world: SInvoiceWorld;
	readonly headers: IncomingHttpHeaders;
	/** Of a form in the body, and of the query: S-Invoice takes both. */
	readonly params: Readonly<Record<string, string>>;
	readonly json: Json;
	/** Tax code at the end of the path; null where the call has none there. */
	readonly taxCode: string | null;
	/** Of a batch, how many are done before the work breaks off; all where nothing breaks. */
	readonly most: number;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

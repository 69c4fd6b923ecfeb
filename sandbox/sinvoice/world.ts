import { createFaultQueue, type FaultQueue } from '../faultQueue';
import type { SInvoiceSandboxAccount } from './account';
import type { SInvoiceOperation } from './operations';
import { SINVOICE_RULES, type SInvoiceRules } from './rules';
import type { SInvoiceSandboxTemplate } from './templates';

/** A JSON object as it came. */
export type Json = Readonly<Record<string, unknown>>;

export type TaxOfficeAnswer = 'accept' | 'refuse' | 'sendError';

export interface SInvoiceSandboxInvoice {
	readonly uuid: string | null;
	readonly invoiceNo: string;
	readonly series: string;
	readonly number: number;
	readonly templateCode: string;
	/** Ms since 1970. */
	readonly issueDate: number;
	/** Ms since 1970. */
	readonly createdAt: number;
	readonly transactionId: string;
	readonly reservationCode: string;
	/** `adjustmentType`. */
	readonly adjustmentType: string;
	/** As it was sent. */
	readonly body: Json;
	readonly source: 'api' | 'portal';
	/** What the tax office will say, or has said. */
	taxOffice: TaxOfficeAnswer;
	/** Ms since 1970; null: never. */
	answeredAt: number | null;
	paid: boolean;
	/** Number of the invoice that has replaced or adjusted it. */
	correctedBy: { readonly invoiceNo: string; readonly how: 'replaced' | 'adjusted' } | null;
	/** How often its file was asked for in vain. */
	emptyFiles: number;
}

export interface SInvoiceSandboxDraft {
	readonly uuid: string;
	readonly body: Json;
	/** How often it was written. */
	readonly written: number;
}

export interface RecordedRequest {
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** Without passwords. */
	readonly body: unknown;
	readonly operation: SInvoiceOperation | null;
	/** Null while it is worked on, and where the connection was dropped. */
	status: number | null;
}

/** Everything that the sandbox knows. */
export interface SInvoiceWorld {
	readonly account: SInvoiceSandboxAccount;
	readonly rules: SInvoiceRules;
	readonly now: () => number;
	readonly templates: readonly SInvoiceSandboxTemplate[];
	/** Until when each token holds, in ms since 1970. */
	readonly tokens: Map<string, number>;
	readonly invoices: SInvoiceSandboxInvoice[];
	readonly drafts: Map<string, SInvoiceSandboxDraft>;
	/** Keys of which an invoice is being made. */
	readonly inFlight: Set<string>;
	readonly requests: RecordedRequest[];
	readonly faults: FaultQueue<SInvoiceOperation>;
	/** Answers that the tax office will give to the next invoices. */
	readonly taxOfficeAnswers: TaxOfficeAnswer[];
}

export function createWorld(
	given: Pick<SInvoiceWorld, 'account' | 'now' | 'templates'> & { readonly rules?: Partial<SInvoiceRules> },
): SInvoiceWorld {
	return {
		...given,
		rules: { ...SINVOICE_RULES, ...given.rules },
		tokens: new Map(),
		invoices: [],
		drafts: new Map(),
		inFlight: new Set(),
		requests: [],
		faults: createFaultQueue(),
		taxOfficeAnswers: [],
	};
}

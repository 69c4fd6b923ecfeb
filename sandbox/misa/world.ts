import { createFaultQueue, type FaultQueue } from '../faultQueue';
import type { SandboxAccount } from './account';
import type { MisaOperation } from './operations';
import type { SandboxTemplate } from './templates';

/** A JSON object as it came. */
export type Json = Readonly<Record<string, unknown>>;

export type TaxOfficeAnswer = 'accept' | 'refuse' | 'sendError';

export interface SandboxInvoice {
	readonly refId: string;
	readonly transactionId: string;
	readonly series: string;
	readonly number: number;
	readonly date: string;
	/** Ms since 1970. */
	readonly publishedAt: number;
	/** As the publishing API takes it, whatever door it came through. */
	readonly data: Json;
	readonly source: 'api' | 'web';
	/** What the tax office will say, or has said. */
	taxOffice: TaxOfficeAnswer;
	/** Ms since 1970. */
	answeredAt: number;
	/** `EInvoiceStatus` of the publishing API. */
	status: number;
	deleted: boolean;
}

export interface SandboxDraft {
	readonly refId: string;
	readonly series: string;
	readonly date: string;
	readonly data: Json;
	/** How often it was inserted. */
	inserted: number;
}

export interface RecordedRequest {
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** Without passwords. */
	readonly body: unknown;
	readonly operation: MisaOperation | null;
	/** Null while it is worked on, and where the connection was dropped. */
	status: number | null;
}

export interface SandboxToken {
	readonly kind: 'api' | 'web';
	readonly expiresAt: number;
	revoked: boolean;
}

export interface MisaRules {
	/** How long publishing holds its series, in ms. */
	readonly publishDelay: number;
	/** How long an invoice is invisible to look-ups after it was issued, in ms. */
	readonly visibleAfter: number;
	/** How long the tax office takes for its code, in ms. */
	readonly codeDelay: number;
	/** Life of a link to a PDF, in ms. */
	readonly viewLife: number;
	/** Life of a token, in ms. */
	readonly tokenLife: number;
	/** In place of this server's own origin, in links to PDFs. */
	readonly viewOrigin: string | null;
}

/** Everything that the sandbox knows. */
export interface MisaWorld {
	readonly account: SandboxAccount;
	readonly rules: MisaRules;
	readonly now: () => number;
	readonly templates: SandboxTemplate[];
	readonly tokens: Map<string, SandboxToken>;
	readonly invoices: SandboxInvoice[];
	readonly drafts: Map<string, SandboxDraft>;
	/** Series in which something is being published. */
	readonly busy: Set<string>;
	readonly views: Map<string, { readonly pdf: () => Promise<Buffer>; readonly expiresAt: number }>;
	readonly requests: RecordedRequest[];
	readonly faults: FaultQueue<MisaOperation>;
	/** Answers that the tax office will give to the next invoices. */
	readonly taxOfficeAnswers: TaxOfficeAnswer[];
	/** Counts answers: their spelling changes with each. */
	answers: number;
	origin: string;
}

/** As MISA's clients measured it; a tax office that answers at once would let nobody see the waiting. */
export const MISA_RULES: MisaRules = {
	publishDelay: 20,
	visibleAfter: 140,
	codeDelay: 3_000,
	viewLife: 5 * 60_000,
	tokenLife: 14 * 24 * 60 * 60_000,
	viewOrigin: null,
};

export function createWorld(
	given: Pick<MisaWorld, 'account' | 'now' | 'templates'> & { readonly rules?: Partial<MisaRules> },
): MisaWorld {
	return {
		...given,
		rules: { ...MISA_RULES, ...given.rules },
		tokens: new Map(),
		invoices: [],
		drafts: new Map(),
		busy: new Set(),
		views: new Map(),
		requests: [],
		faults: createFaultQueue(),
		taxOfficeAnswers: [],
		answers: 0,
		origin: '',
	};
}

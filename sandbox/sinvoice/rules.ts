/**
 * What the sources tell of S-Invoice in more than one way: a test turns each of them on. The values here are those that
 * most sources, or the most recent ones, have.
 */
export interface SInvoiceRules {
	/** A key that was used: the first invoice again for three days, a refusal, or another invoice. */
	readonly uuidPolicy: 'returnExisting' | 'refuse' | 'noDedupe';
	/** Ways of authentication that are taken. */
	readonly auth: ReadonlyArray<'cookie' | 'bearer' | 'basic'>;
	/** Life of a token, in ms. */
	readonly tokenLife: number;
	/** How a token that has ended is told. */
	readonly expiredAnswer: 'general500' | 'http401';
	/** Does `access_token` stand under `result`? */
	readonly loginWrapped: boolean;
	/** False: the address of the caller is not registered, which looks like a wrong password. */
	readonly addressRegistered: boolean;
	/** How long an issue takes, in ms; the same key is "being processed" meanwhile. */
	readonly issueDelay: number;
	/** How long an issued invoice is invisible to look-ups, in ms. */
	readonly visibleAfter: number;
	/** How long the tax office takes for its code, in ms; null: it never answers. */
	readonly codeDelay: number | null;
	/** How often a file is asked for in vain after the invoice was issued. */
	readonly emptyFiles: number;
	readonly zip: 'flat' | 'nested';
	/** Which of the three envelopes says no. */
	readonly errorForm: 'code400' | 'errorCode200' | 'message400';
	/** Do the ids of an issued invoice stand under `result`? */
	readonly idsAt: 'result' | 'top';
	/** What `status` of a look-up is about, and whether it comes as a list. */
	readonly searchStatus: 'payment' | 'document';
	readonly searchShape: 'array' | 'object';
	/** Do the parts of an answer to a batch have their keys? */
	readonly batchKeys: boolean;
	/** Where the list of templates stands. */
	readonly templatesAt: 'result' | 'template' | 'bare';
	readonly totalAt: 'totalRow' | 'totalRows';
}

export const SINVOICE_RULES: SInvoiceRules = {
	uuidPolicy: 'refuse',
	auth: ['cookie', 'bearer', 'basic'],
	tokenLife: 1_198_000,
	expiredAnswer: 'general500',
	loginWrapped: false,
	addressRegistered: true,
	issueDelay: 20,
	visibleAfter: 100,
	codeDelay: 3_000,
	emptyFiles: 1,
	zip: 'flat',
	errorForm: 'code400',
	idsAt: 'result',
	searchStatus: 'payment',
	searchShape: 'array',
	batchKeys: true,
	templatesAt: 'result',
	totalAt: 'totalRow',
};

/** An account of Stripe, as its credential holds it. */
export interface StripeSettings {
	/** `sk_…`, or a restricted key `rk_…`. */
	readonly secretKey: string;
	/** `pk_…`: what a page of the debtor's may know. */
	readonly publishableKey?: string | undefined;
	/** `whsec_…`, with which Stripe signs what it sends. */
	readonly webhookSecret?: string | undefined;
	/** Base address before `/v1`; absent: that of Stripe. */
	readonly baseUrl?: string | undefined;
	readonly timeoutMs?: number | undefined;
}

/** What a client may be given besides its settings. */
export interface StripeOptions {
	/** How often a call that changes nothing is made again after a hiccup of the network; twice when absent. */
	readonly readRetries?: number;
}

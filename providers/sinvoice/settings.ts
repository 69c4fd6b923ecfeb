/**
 * How a call says who asks. Accounts differ: the specification has the token in a cookie, other clients send it as a
 * bearer, the vendor's own collection sends user and password with every call.
 */
export const SINVOICE_AUTH_FORMS = ['cookie', 'bearer', 'basic'] as const;
export type SInvoiceAuthForm = (typeof SINVOICE_AUTH_FORMS)[number];

export interface SInvoiceSettings {
	readonly username: string;
	readonly password: string;
	/** Tax code of the seller, with the branch where there is one. */
	readonly taxCode: string;
	/** Origin, or base address before `/services`; absent: Viettel's own. */
	readonly host?: string | undefined;
	/** `cookie` when absent. */
	readonly auth?: SInvoiceAuthForm | undefined;
	/** Of every call but the login; Viettel recommends 60 to 90 s. */
	readonly timeoutMs?: number | undefined;
	readonly loginTimeoutMs?: number | undefined;
}

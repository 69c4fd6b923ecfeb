/** Whose payment terms a document takes, in order: its own, its source's (order), the customer's, the company's. */
export interface TermsOffered<Terms> {
	readonly asked?: Terms | null | undefined;
	readonly source?: Terms | null | undefined;
	readonly customer?: Terms | null | undefined;
	readonly company?: Terms | null | undefined;
}

/** The first that is given; null where nobody has any. */
export function chooseTerms<Terms>({ asked, source, customer, company }: TermsOffered<Terms>): Terms | null {
	return asked ?? source ?? customer ?? company ?? null;
}

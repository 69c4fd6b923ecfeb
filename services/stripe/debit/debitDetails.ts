import type { DebitStanding } from '../../../domain/collections/debitStanding';
import type { Minor } from '../../../domain/money/minor';
import type { StripeDebit } from '../../../ledger/port';

/** What the ledger keeps of a debit beside its columns. */
export interface DebitDetails {
	/** How often something was learned of it: who has looked before that must look again. */
	readonly revision: number;
	/** Null before Stripe has said anything. */
	readonly standing: DebitStanding | null;
	/** What is there of the money. */
	readonly kept: Minor;
	/** The payment as which it stands in the books. */
	readonly payment: string | null;
	readonly refunded: Minor;
	readonly last4: string | null;
	readonly expectedOn: string | null;
	readonly disputes: ReadonlyArray<{
		readonly amount: Minor;
		readonly status: string;
		readonly reason: string | null;
	}>;
	/** Why it failed, or why the call did. */
	readonly problem: { readonly code: string; readonly message: string; readonly fix: string } | null;
	readonly isLive: boolean | null;
	/** The last refund that was asked for, and what had gone back before it. */
	readonly refundCall: {
		readonly key: string;
		readonly amount: Minor;
		readonly refundedBefore: Minor;
	} | null;
}

const NOTHING: DebitDetails = {
	revision: 0,
	standing: null,
	kept: 0,
	payment: null,
	refunded: 0,
	last4: null,
	expectedOn: null,
	disputes: [],
	problem: null,
	isLive: null,
	refundCall: null,
};

export function detailsOf({ details }: Pick<StripeDebit, 'details'>): DebitDetails {
	return { ...NOTHING, ...(details as Partial<DebitDetails>) };
}

/** The rows of the interface as the store takes them. */
export const stored = (details: Partial<DebitDetails>): Readonly<Record<string, unknown>> => ({ ...details });

/** Before Stripe has said what it made of the call. The others are words of Stripe's own. */
export const OWN_STATUSES = ['sending', 'unknown', 'refused', 'notSent', 'notFound'] as const;

/** Nobody knows what became of it. */
export const isUnsettled = ({ status }: StripeDebit): boolean => status === 'sending' || status === 'unknown';

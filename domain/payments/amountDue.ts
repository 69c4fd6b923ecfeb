import type { BillingDocument } from '../documents/document';
import { KIND_RULES } from '../documents/kinds';
import type { Minor } from '../money/minor';

export interface MoneyFacts {
	/** Gross less what is matched, of a posted document. */
	readonly open: Minor;
	/** On its way (en cours d'encaissement). */
	readonly pending: Minor;
	/** Received before there was an invoice. */
	readonly waiting: Minor;
}

/**
 * The amount that the summary of a document asks for (net à payer). Of an invoice: what is open and not on its way. Of a
 * quotation, an order or a draft: its total less the money that came for it. Nothing of what asks for no money: notes,
 * credit notes, and what is cancelled or rejected.
 */
export function amountDue(
	{ kind, state, validatedAt, totals }: Pick<BillingDocument, 'kind' | 'state' | 'validatedAt' | 'totals'>,
	{ open, pending, waiting }: MoneyFacts,
): Minor {
	const { priced, awaits, accounting } = KIND_RULES[kind];
	if (!priced || state === 'cancelled' || state === 'rejected') return 0;
	if (accounting && awaits !== 'payment') return 0;
	if (accounting && validatedAt !== null) return Math.max(0, open - pending);
	return Math.max(0, totals.gross - waiting);
}

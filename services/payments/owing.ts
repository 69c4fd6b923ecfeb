import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import type { Minor } from '../../domain/money/minor';
import type { Target } from '../../domain/payments/assertSettles';

/** A posted sales invoice: what money of a customer settles. */
export function owesMoney({ kind, validatedAt, state, deletedAt }: BillingDocument): boolean {
	const { side, awaits } = KIND_RULES[kind];
	const isPosted = validatedAt !== null && state !== 'cancelled' && deletedAt === null;
	return side === 'sale' && awaits === 'payment' && isPosted;
}

export function targetOf(document: BillingDocument, open: Minor): Target {
	const { companyId, partyId, currency } = document;
	return { name: nameOf(document), companyId, partyId, currency, open, owes: owesMoney(document) };
}

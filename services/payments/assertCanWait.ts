import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { owesMoney } from './owing';

/** Kinds that are agreed before an invoice exists; money that comes then waits on them. */
const WAITS_ON: readonly Kind[] = ['quotation', 'salesOrder', 'invoice'];

/**
 * Whether money may wait on a document until its invoice is validated.
 *
 * @throws Refusal `payment.document`
 */
export function assertCanWait(document: BillingDocument): void {
	const { kind, state, deletedAt } = document;
	const isDead = state === 'cancelled' || state === 'rejected' || deletedAt !== null;
	if (WAITS_ON.includes(kind) && !isDead && !owesMoney(document)) return;
	refuse({
		rule: 'payment.document',
		document: nameOf(document),
		message: `${KIND_RULES[kind].title} ${nameOf(document)} (${state}) takes no money.`,
		fix: 'Put money on a quotation, an order or a draft invoice that is not cancelled; match it to a validated invoice; or record it under the customer alone.',
	});
}

import type { CalendarDate } from '../../domain/dates/calendarDate';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditDocument } from '../parts/writeDocument';
import { failCollection } from '../payments/collections';
import { undoPayment } from '../payments/undoPayment';
import { openClaim } from './settleClaim';

export interface Release {
	/** `returned`: the bank refused it, or it came back, also after it had settled. `cancelled`: it was given up before. */
	readonly state: 'returned' | 'cancelled';
	readonly onDate: CalendarDate;
	/** For people, and for the audit trail. */
	readonly reason: string;
}

/**
 * Ends a claim without money: its amount is to pay again, and another collection may have the instalment. What had
 * settled is reversed, so that the invoice is open again.
 *
 * @returns false where it was ended so before
 * @throws Refusal `claim.settled` for cancelling what has settled, `claim.ended` where it ended otherwise,
 * `payment.refunded`
 */
export async function releaseClaim(
	tx: LedgerTx,
	claimId: string,
	{ state, onDate, reason }: Release,
	context: WorkContext,
): Promise<boolean> {
	const { claim, document, collection } = await openClaim(tx, claimId);
	if (claim.state === state) return false;
	if (claim.state === 'claimed') {
		await failCollection(tx, document, collection, onDate, reason, context);
	} else if (claim.state === 'settled' && state === 'returned') {
		const payment = claim.paymentId ?? '';
		await undoPayment(tx, payment, { onDate, reason }, context);
		auditDocument(tx, context, 'collectionReturned', document, { claim: claim.id, payment, reason, onDate });
	} else {
		refuse({
			rule: claim.state === 'settled' ? 'claim.settled' : 'claim.ended',
			document: nameOf(document),
			message: `Claim ${claim.id} on ${nameOf(document)} is ${claim.state} already; it cannot be ${state}.`,
			fix:
				claim.state === 'settled'
					? 'Mark it as returned if the money went back.'
					: 'Leave it: the instalment can be collected again.',
		});
	}
	await tx.claims.close(claim.id, claim.state, { state, reason });
	return true;
}

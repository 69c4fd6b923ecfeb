import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { Claim, Collection, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { getDocument } from '../parts/resolve';
import { completeCollection } from '../payments/collections';

/**
 * The money of a claim arrived: it becomes a payment that is matched to its invoice. Asked for a second time it gives
 * the payment that is there.
 *
 * @returns id of the payment
 * @throws Refusal `claim.closed` where the claim was returned or cancelled
 */
export async function settleClaim(
	tx: LedgerTx,
	claimId: string,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<string> {
	const { claim, document, collection } = await openClaim(tx, claimId);
	if (claim.state === 'settled' && claim.paymentId !== null) return claim.paymentId;
	if (claim.state !== 'claimed') refuseClosed(claim, document);
	const paymentId = await completeCollection(tx, document, collection, onDate, context);
	await tx.claims.close(claim.id, 'claimed', { state: 'settled', paymentId });
	return paymentId;
}

/** The claim with its invoice, which is locked, and with the row that keeps its amount. */
export async function openClaim(
	tx: LedgerTx,
	claimId: string,
): Promise<{ claim: Claim; document: BillingDocument; collection: Collection }> {
	const [known] = await tx.claims.getMany([claimId]);
	if (!known) return unknownClaim(claimId);
	const [document = await getDocument(tx, known.documentId)] = await tx.documents.lock([known.documentId]);
	// It may have been closed while the lock was waited for.
	const [claim = known] = await tx.claims.getMany([claimId]);
	const collections = await tx.payments.collectionsOf([document.id]);
	const collection = collections.find(({ id }) => id === claim.collectionId);
	if (!collection) throw new Error(`The collection of claim ${claimId} is missing`);
	return { claim, document, collection };
}

function unknownClaim(id: string): never {
	return refuse({
		rule: 'claim.unknown',
		message: `Claim ${id} does not exist in this ledger.`,
		fix: 'Give the id of a claim that this ledger made.',
	});
}

function refuseClosed({ id, state }: Claim, document: BillingDocument): never {
	refuse({
		rule: 'claim.closed',
		document: nameOf(document),
		message: `Claim ${id} on ${nameOf(document)} is ${state} already.`,
		fix: 'Record the money as a payment of the customer, if it came all the same.',
	});
}

import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { Minor } from '../../domain/money/minor';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { Claim, Collection, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { getDocument } from '../parts/resolve';
import { completeCollection } from '../payments/collections';

/** A claim whose money arrived, and the day. */
export interface ArrivedClaim {
	readonly claimId: string;
	readonly onDate: CalendarDate;
}

/**
 * The money of claims arrived: each becomes a payment that is matched to its invoice. Asked for a second time it gives
 * the payment that is there. What stands around them is read once for all: a batch may hold thousands.
 *
 * @returns ids of the payments, in the order of `arrived`
 * @throws Refusal `claim.unknown`, `claim.closed` where a claim was returned or cancelled
 */
export async function settleClaims(
	tx: LedgerTx,
	arrived: readonly ArrivedClaim[],
	context: WorkContext,
): Promise<string[]> {
	const ids = arrived.map(({ claimId }) => claimId);
	const invoiceIds = [...new Set((await tx.claims.getMany(ids)).map(({ documentId }) => documentId))];
	const invoices = new Map((await tx.documents.lock(invoiceIds)).map((invoice) => [invoice.id, invoice]));
	// They may have been closed while the lock was waited for.
	const claims = new Map((await tx.claims.getMany(ids)).map((claim) => [claim.id, claim]));
	const collections = new Map(
		(await tx.payments.collectionsOf(invoiceIds)).map((collection) => [collection.id, collection]),
	);
	const matched = new Map<string, Minor>();
	for (const { documentId, amount } of await tx.payments.matchesOf(invoiceIds))
		matched.set(documentId, (matched.get(documentId) ?? 0) + amount);
	const payments: string[] = [];
	for (const { claimId, onDate } of arrived) {
		const claim = claims.get(claimId) ?? unknownClaim(claimId);
		const invoice = invoices.get(claim.documentId) ?? (await getDocument(tx, claim.documentId));
		if (claim.state === 'settled' && claim.paymentId !== null) {
			payments.push(claim.paymentId);
			continue;
		}
		if (claim.state !== 'claimed') refuseClosed(claim, invoice);
		const collection = collections.get(claim.collectionId) ?? missingCollection(claimId);
		const open = invoice.totals.gross - (matched.get(invoice.id) ?? 0);
		const paymentId = await completeCollection(tx, invoice, collection, onDate, context, open);
		const part = Math.max(0, Math.min(collection.amount, open));
		matched.set(invoice.id, (matched.get(invoice.id) ?? 0) + part);
		await tx.claims.close(claim.id, 'claimed', { state: 'settled', paymentId });
		payments.push(paymentId);
	}
	return payments;
}

/** The same for one claim. @returns id of the payment */
export async function settleClaim(
	tx: LedgerTx,
	claimId: string,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<string> {
	const [payment = ''] = await settleClaims(tx, [{ claimId, onDate }], context);
	return payment;
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
	return { claim, document, collection: collection ?? missingCollection(claimId) };
}

function missingCollection(claimId: string): never {
	throw new Error(`The collection of claim ${claimId} is missing`);
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

import type { BillingDocument } from '../../../domain/documents/document';
import { nameOf } from '../../../domain/documents/nameOf';
import { minorToFixed, parseMinor, type Minor } from '../../../domain/money/minor';
import { refuse } from '../../../domain/refusal';
import type { LedgerTx, Reading, StripeDebit } from '../../../ledger/port';
import { readOpenInstalments } from '../../collections/readOpenInstalments';
import { findCollectionHold } from '../../collections/collectionHolds';
import { owesMoney } from '../../payments/owing';
import { detailsOf, isUnsettled } from './debitDetails';
import type { DebitInput } from './debitInput';

/** What is to be done for an invoice: a new attempt, nothing because it is done or under way, or to find out first. */
export type DebitPlan =
	| {
			readonly does: 'debit';
			readonly instalment: number;
			readonly amount: Minor;
			/** Of a new attempt. */
			readonly attempt: number;
			/** An attempt that Stripe did not know; made again where the call is the same. */
			readonly again: StripeDebit | null;
	  }
	| { readonly does: 'nothing'; readonly debit: StripeDebit }
	| { readonly does: 'lookUp'; readonly debit: StripeDebit };

type Read = Pick<Reading, 'payments' | 'claims' | 'stripe' | 'facts'> | LedgerTx;

/**
 * @throws Refusal `stripe.document`, `stripe.currency`, `stripe.failedBefore`, `collection.nothing`, `collection.disputed`,
 * `collection.paused`, `collection.uncollectible`
 */
export async function planDebit(
	read: Read,
	document: BillingDocument,
	input: DebitInput,
	today: string,
): Promise<DebitPlan> {
	assertDebitable(document);
	const debits = await read.stripe.ofDocuments([document.id]);
	const open = (await readOpenInstalments(read, [document]))(document.id);
	const instalment =
		input.instalment ??
		open.find(({ toCollect }) => toCollect > 0)?.position ??
		debits.at(-1)?.instalment ??
		1;
	const own = debits.filter((debit) => debit.instalment === instalment);
	const last = own.at(-1);
	if (last && isUnsettled(last)) return { does: 'lookUp', debit: last };
	const toCollect = open.find(({ position }) => position === instalment)?.toCollect ?? 0;
	const standing = last && detailsOf(last).standing;
	if (last && (standing === 'processing' || (standing === 'settled' && toCollect <= 0)))
		return { does: 'nothing', debit: last };
	assertFree(document, await read.facts.ofDocuments([document.id]), today);
	if (last && (standing === 'failed' || standing === 'returned') && input.again !== true)
		refuseFailed(document, last);
	const amount =
		input.amount === undefined ? toCollect : parseMinor(input.amount, document.currency, 'amount');
	if (amount <= 0) refuseNothing(document, instalment);
	// What Stripe does not know of may still arrive there: the same call bears the same key.
	const again = last?.status === 'notFound' && last.amount === amount ? last : null;
	return { does: 'debit', instalment, amount, again, attempt: (last?.attempt ?? 0) + 1 };
}

function assertDebitable(document: BillingDocument): void {
	const name = nameOf(document);
	if (!owesMoney(document))
		refuse({
			rule: 'stripe.document',
			field: 'id',
			document: name,
			message: `${name} (${document.kind}, ${document.state}) owes nothing that could be debited.`,
			fix: 'Debit validated invoices.',
		});
	if (document.currency !== 'EUR')
		refuse({
			rule: 'stripe.currency',
			document: name,
			message: `${name} is in ${document.currency}, and SEPA debits are in euros.`,
			fix: 'Ask for this money by another means.',
		});
}

function assertFree(
	document: BillingDocument,
	facts: Parameters<typeof findCollectionHold>[0],
	today: string,
): void {
	if (facts.some(({ kind }) => kind === 'uncollectible'))
		refuse({
			rule: 'collection.uncollectible',
			document: nameOf(document),
			message: `${nameOf(document)} was given up as unpaid.`,
			fix: 'Leave it out; record the money with Customer Payment if it comes all the same.',
		});
	const hold = findCollectionHold(facts, today);
	if (!hold) return;
	const isDispute = hold.type === 'dispute';
	refuse({
		rule: isDispute ? 'collection.disputed' : 'collection.paused',
		document: nameOf(document),
		message: `${nameOf(document)} is ${isDispute ? 'disputed' : 'paused'} since ${hold.since}${hold.reason === '' ? '' : `: ${hold.reason}`}.`,
		fix: 'Settle the matter with the customer, then lift the hold.',
	});
}

/** A debit that came back is not simply repeated: it may cost the mandate, and the customer. */
function refuseFailed(document: BillingDocument, last: StripeDebit): never {
	const { problem } = detailsOf(last);
	refuse({
		rule: 'stripe.failedBefore',
		field: 'again',
		document: nameOf(document),
		message: `${nameOf(document)} was debited before (attempt ${last.attempt}), and it came back: ${problem?.message ?? last.status}`,
		fix: `${problem?.fix ?? 'Find out why.'} Then switch Debit Again on.`,
	});
}

function refuseNothing(document: BillingDocument, instalment: number): never {
	refuse({
		rule: 'collection.nothing',
		document: nameOf(document),
		message: `Of instalment ${instalment} of ${nameOf(document)} nothing is to collect (${minorToFixed(0, document.currency)} ${document.currency}).`,
		fix: 'It is paid, or another collection has it.',
	});
}

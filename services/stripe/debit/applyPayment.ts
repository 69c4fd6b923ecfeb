import { debitStanding, type DebitStanding } from '../../../domain/collections/debitStanding';
import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { BillingDocument } from '../../../domain/documents/document';
import type { Minor } from '../../../domain/money/minor';
import { KIND_RULES } from '../../../domain/documents/kinds';
import type { Claim, LedgerTx, StripeDebit } from '../../../ledger/port';
import type { StripePayment } from '../../../providers/stripe/operations/debit';
import { claimInstalments } from '../../collections/claimInstalments';
import { readOpenInstalments } from '../../collections/readOpenInstalments';
import { releaseClaim } from '../../collections/releaseClaim';
import { settleClaim } from '../../collections/settleClaim';
import type { WorkContext } from '../../context';
import { todayOf } from '../../parts/assembleHeader';
import { getDocument, resolveMaster } from '../../parts/resolve';
import { noteIfSettled, openAmount } from '../../parts/settle';
import { auditDocument } from '../../parts/writeDocument';
import { undoPayment } from '../../payments/undoPayment';
import { detailsOf, stored, type DebitDetails } from './debitDetails';

/**
 * Brings the books to where Stripe says that a debit stands: on its way is in collection and not paid; money that is there
 * is a payment, matched to its invoice; money that did not come, or is gone again by failure, dispute or refund, is to pay
 * again, and the instalment can be collected anew. It counts what Stripe shows now alone, so that it does not matter what
 * was told before, how often, and in which order.
 *
 * @param debit as it stands in this transaction; its document is locked
 */
export async function applyPayment(
	tx: LedgerTx,
	debit: StripeDebit,
	payment: StripePayment,
	context: WorkContext,
): Promise<void> {
	const document = await getDocument(tx, debit.documentId);
	const company = await resolveMaster(tx, 'company', debit.companyId, undefined, 'company');
	const onDate = todayOf(company, context.now);
	const before = detailsOf(debit);
	const { standing, kept } = debitStanding(payment);
	const reason = reasonOf(payment, standing);
	const work: Work = { debit, document, payment, onDate, reason, context };
	const claimId = await claimFor(tx, work, standing);
	const money = await moveMoney(tx, work, { claimId, before, kept, standing });
	const details: DebitDetails = {
		...before,
		...money,
		revision: before.revision + 1,
		standing,
		refunded: payment.refunded,
		last4: payment.last4 ?? before.last4,
		expectedOn: payment.expectedOn ?? before.expectedOn,
		disputes: payment.disputes.map(({ amount, status, reason: why }) => ({ amount, status, reason: why })),
		problem: problemOf(payment, standing),
		isLive: payment.isLive,
	};
	await tx.stripe.changeDebit(debit.id, {
		claimId,
		paymentIntentId: payment.id,
		customerId: payment.customer ?? debit.customerId,
		paymentMethodId: payment.paymentMethod ?? debit.paymentMethodId,
		status: payment.status,
		failureCode: payment.failure?.code ?? null,
		details: stored(details),
	});
	if (standing === before.standing && payment.status === debit.status && kept === before.kept) return;
	auditDocument(tx, context, 'stripeDebit', document, {
		debit: debit.id,
		paymentIntent: payment.id,
		status: payment.status,
		standing,
		kept,
		reason: standing === 'processing' || standing === 'settled' ? null : reason,
	});
}

interface Work {
	readonly debit: StripeDebit;
	readonly document: BillingDocument;
	readonly payment: StripePayment;
	readonly onDate: CalendarDate;
	readonly reason: string;
	readonly context: WorkContext;
}

/** A debit that was given up and is on its way all the same takes its instalment again, where nobody else has it. */
async function claimFor(
	tx: LedgerTx,
	{ debit, document, onDate, context }: Work,
	standing: DebitStanding,
): Promise<string | null> {
	if (standing !== 'processing' || (await standingClaim(tx, debit.claimId)) !== undefined)
		return debit.claimId;
	const open = (await readOpenInstalments(tx, [document]))(document.id);
	const instalment = open.find(({ position }) => position === debit.instalment);
	const isFree = instalment !== undefined && !instalment.claim && instalment.toCollect >= debit.amount;
	if (!isFree) {
		context.hint(
			`Stripe debits ${document.number ?? document.id} although something else collects it: look at it.`,
		);
		return debit.claimId;
	}
	const [claim] = await claimInstalments(
		tx,
		[{ documentId: document.id, instalment: debit.instalment, amount: debit.amount }],
		{ channel: 'stripe', holder: debit.id, method: 'sepaDirectDebit', submittedOn: onDate },
		context,
	);
	return claim?.id ?? debit.claimId;
}

async function standingClaim(tx: LedgerTx, id: string | null): Promise<Claim | undefined> {
	const [claim] = id === null ? [] : await tx.claims.getMany([id]);
	return claim?.state === 'claimed' ? claim : undefined;
}

interface Change {
	readonly claimId: string | null;
	readonly before: DebitDetails;
	readonly kept: Minor;
	readonly standing: DebitStanding;
}

/** Makes what stands in the books of this debit equal to what is there of the money. */
async function moveMoney(
	tx: LedgerTx,
	work: Work,
	{ claimId, before, kept, standing }: Change,
): Promise<Pick<DebitDetails, 'kept' | 'payment'>> {
	const { debit, onDate, reason, context } = work;
	const claim = await standingClaim(tx, claimId);
	if (kept === before.kept && before.payment !== null) return { kept, payment: before.payment };
	if (before.payment !== null) await takeBack(tx, work, claimId, before.payment);
	if (standing === 'processing') return { kept: 0, payment: null };
	if (claim && kept === debit.amount)
		return { kept, payment: await settleClaim(tx, claim.id, onDate, context) };
	if (claim) await releaseClaim(tx, claim.id, { state: 'returned', onDate, reason }, context);
	return { kept, payment: kept > 0 ? await receive(tx, work, kept) : null };
}

/** The first payment belongs to the claim, and goes back with it; a later one stands by itself. */
async function takeBack(
	tx: LedgerTx,
	{ onDate, reason, context }: Work,
	claimId: string | null,
	paymentId: string,
): Promise<void> {
	const [claim] = claimId === null ? [] : await tx.claims.getMany([claimId]);
	if (claim?.state === 'settled' && claim.paymentId === paymentId)
		await releaseClaim(tx, claim.id, { state: 'returned', onDate, reason }, context);
	else await undoPayment(tx, paymentId, { onDate, reason }, context);
}

/** Money that is there without a claim: a part of a debit, or one that was given up. What no invoice takes stays as credit. */
async function receive(
	tx: LedgerTx,
	{ document, payment, onDate, context }: Work,
	amount: Minor,
): Promise<string> {
	const { companyId, partyId, currency, id: documentId, kind } = document;
	const sourceId = await tx.payments.add({
		companyId,
		partyId,
		currency,
		amount,
		receivedOn: onDate,
		method: 'sepaDirectDebit',
		reference: payment.id,
		kind: KIND_RULES[kind].side === 'sale' ? 'receipt' : 'disbursement',
		actor: context.actor,
	});
	const part = Math.min(amount, await openAmount(tx, document));
	if (part > 0) {
		await tx.payments.match({ documentId, sourceKind: 'payment', sourceId, amount: part, onDate });
		await noteIfSettled(tx, document, onDate, context);
	}
	auditDocument(tx, context, 'recordPayment', document, {
		payment: sourceId,
		amount,
		currency,
		receivedOn: onDate,
	});
	return sourceId;
}

function reasonOf({ failure, disputes, refunded, status }: StripePayment, standing: DebitStanding): string {
	if (standing === 'failed') return failure === null ? status : `${failure.code}: ${failure.means}`;
	const dispute = disputes.at(-1);
	if (dispute !== undefined) return `disputed: ${dispute.reason ?? dispute.status}`;
	return refunded > 0 ? 'refunded' : status;
}

function problemOf(payment: StripePayment, standing: DebitStanding): DebitDetails['problem'] {
	if (standing === 'failed' && payment.failure !== null) {
		const { code, means, fix } = payment.failure;
		return { code, message: `The debit failed: ${means}.`, fix };
	}
	if (standing === 'failed')
		return {
			code: payment.status,
			message: 'The debit was given up.',
			fix: 'Debit again if it is still to pay.',
		};
	const dispute = payment.disputes.at(-1);
	if (dispute === undefined || dispute.status === 'won') return null;
	return {
		code: 'disputed',
		message: `The debtor had the money taken back${dispute.reason === null ? '' : ` (${dispute.reason})`}.`,
		fix: 'Talk to the customer before anything is debited again; a new mandate may be needed.',
	};
}

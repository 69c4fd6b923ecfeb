import type { StripeDebit } from '../../../ledger/port';
import type { Written } from '../../../providers/stripe/operations/call';
import type { StripePayment } from '../../../providers/stripe/operations/debit';
import { todayOf } from '../../parts/assembleHeader';
import { getDocument, resolveMaster } from '../../parts/resolve';
import { auditDocument } from '../../parts/writeDocument';
import { releaseClaim } from '../../collections/releaseClaim';
import { closeIntent } from '../../calls/closeIntent';
import { write } from '../../calls/write';
import type { StripeContext } from '../operation';
import { intentOf } from './beginDebit';
import { detailsOf, isUnsettled, stored } from './debitDetails';
import { lockDebit } from './lockDebit';
import { refresh } from './refresh';

/**
 * Writes what became of the call, in one transaction with its intent and its claim.
 *
 * @param begun as it stood before the call
 */
export async function recordOutcome(
	context: StripeContext,
	begun: StripeDebit,
	written: Written<StripePayment>,
	hints: string[],
): Promise<void> {
	const { id } = begun;
	if (written.state === 'done') {
		const { value: payment } = written;
		const first = { revision: detailsOf(begun).revision, payment };
		await refresh(context, id, () => context.stripe.readDebit(payment.id), { first, hints });
		return;
	}
	const { state, error } = written;
	if (state === 'refused' && error.intentId !== null) {
		const intentId = error.intentId;
		const isRead = await refresh(context, id, () => context.stripe.readDebit(intentId), { hints }).catch(
			() => false,
		);
		if (isRead) return;
	}
	if (state === 'unknown') await noteUnknown(context, id, error);
	else await giveUp(context, id, state === 'refused' ? 'refused' : 'notSent', error);
}

interface Said {
	readonly code: string;
	readonly message: string;
	readonly fix: string;
}

/** Its instalment stays claimed: it may be on its way. */
export function noteUnknown(context: StripeContext, id: string, error: Said): Promise<void> {
	return write(context, async (tx, at) => {
		const debit = await lockDebit(tx, id);
		if (!isUnsettled(debit)) return;
		const { code, message, fix } = error;
		await closeIntent(tx, intentOf(debit.idempotencyKey), 'unknown', { code, message }, at);
		await tx.stripe.changeDebit(id, {
			status: 'unknown',
			details: stored({ problem: { code, message, fix } }),
		});
		auditDocument(tx, at, 'stripeUnknown', await getDocument(tx, debit.documentId), {
			debit: id,
			code,
			message,
		});
	});
}

/** Nothing was debited, that is certain: the instalment is free. */
export function giveUp(
	context: StripeContext,
	id: string,
	status: 'refused' | 'notSent' | 'notFound',
	{ code, message, fix }: Said,
): Promise<void> {
	return write(context, async (tx, at) => {
		const debit = await lockDebit(tx, id);
		if (!isUnsettled(debit)) return;
		const document = await getDocument(tx, debit.documentId);
		const company = await resolveMaster(tx, 'company', debit.companyId, undefined, 'company');
		const onDate = todayOf(company, at.now);
		const reason = `${code}: ${message}`.slice(0, 500);
		if (debit.claimId !== null)
			await releaseClaim(tx, debit.claimId, { state: 'cancelled', onDate, reason }, at);
		await closeIntent(tx, intentOf(debit.idempotencyKey), 'failed', { code, message }, at);
		await tx.stripe.changeDebit(id, {
			status,
			failureCode: code,
			details: stored({ problem: { code, message, fix }, revision: detailsOf(debit).revision + 1 }),
		});
		auditDocument(tx, at, 'stripeGivenUp', document, { debit: id, status, code, message });
	});
}

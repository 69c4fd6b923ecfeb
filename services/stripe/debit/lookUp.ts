import { ProviderRefusal, ProviderUnreachable } from '../../../providers/providerErrors';
import type { StripePayment } from '../../../providers/stripe/operations/debit';
import type { StripeDebit } from '../../../ledger/port';
import { waitFor } from '../../calls/waitFor';
import type { StripeContext } from '../operation';
import { intentOf } from './beginDebit';
import { detailsOf } from './debitDetails';
import { getDebit } from './lockDebit';
import { giveUp, noteUnknown } from './recordOutcome';
import { refresh } from './refresh';

/** Pauses between look-ups of a call that was not answered, in ms: most are only slow. */
const PAUSES = [2_000, 5_000, 10_000];
/** So long after the end of a call Stripe may still be about to make the debit, in ms. */
export const SETTLE_WINDOW = 5 * 60_000;
/** Clocks of two machines differ by less, in seconds. */
const CLOCKS = 86_400;

export type Found =
	| { readonly answer: 'found'; readonly payment: StripePayment }
	| { readonly answer: 'notFound' }
	| { readonly answer: 'silent'; readonly message: string };

/** Asks Stripe for the debit of a key. It never sends anything. */
export async function lookUp({ stripe }: StripeContext, debit: StripeDebit): Promise<Found> {
	const { idempotencyKey: key, customerId, createdAt, paymentIntentId } = debit;
	try {
		if (paymentIntentId !== null)
			return { answer: 'found', payment: await stripe.readDebit(paymentIntentId) };
		const customer = customerId ?? '';
		const since = Math.floor(Date.parse(createdAt) / 1000) - CLOCKS;
		const payment = await stripe.findDebit({ key, customer, since });
		if (payment) return { answer: 'found', payment };
		// In another account nothing is found either; there the debtor is a stranger too, and that is refused.
		await stripe.listBankAccounts(customer);
		return { answer: 'notFound' };
	} catch (error) {
		if (error instanceof ProviderRefusal || error instanceof ProviderUnreachable)
			return { answer: 'silent', message: error.message };
		throw error;
	}
}

/** Looks up until it is found or some seconds are over, without deciding that it is not there. */
export async function lookUpPatiently(context: StripeContext, id: string, hints: string[]): Promise<void> {
	for (const pause of [...PAUSES, 0]) {
		const debit = await getDebit(context.ledger.read, id);
		const found = await lookUp(context, debit);
		if (found.answer === 'found') {
			await adopt(context, debit, found.payment, hints);
			return;
		}
		if (context.signal?.aborted) return;
		await waitFor(context, pause);
	}
}

/** @param debit as it stood before the look-up */
function adopt(
	context: StripeContext,
	debit: StripeDebit,
	payment: StripePayment,
	hints: string[] = [],
): Promise<boolean> {
	const first = { revision: detailsOf(debit).revision, payment };
	return refresh(context, debit.id, () => context.stripe.readDebit(payment.id), { first, hints });
}

/** Looks once, and gives the call up where it is certain by now that nothing came of it. */
export async function lookUpOnce(context: StripeContext, debit: StripeDebit): Promise<Found> {
	const found = await lookUp(context, debit);
	if (found.answer === 'found') await adopt(context, debit, found.payment);
	if (found.answer !== 'notFound') return found;
	if (Date.parse(context.now()) >= (await settledAt(context, debit)))
		await giveUp(context, debit.id, 'notFound', NOT_FOUND);
	else if (debit.status === 'sending') await noteUnknown(context, debit.id, NOT_YET);
	return found;
}

/** From when on a look-up that finds nothing means that nothing is there, in ms. */
async function settledAt({ ledger, now }: StripeContext, debit: StripeDebit): Promise<number> {
	const intent = await ledger.read.intents.get(intentOf(debit.idempotencyKey), now());
	// A process that was killed may have sent until its time was over.
	return Date.parse(intent?.closedAt ?? intent?.timesOutAt ?? debit.updatedAt) + SETTLE_WINDOW;
}

const NOT_FOUND = {
	code: 'NOT_FOUND',
	message: 'Stripe does not know the debit: it was not made.',
	fix: 'Debit the invoice again; it goes out with the same key.',
};
const NOT_YET = {
	code: 'NOT_YET',
	message: 'The call has no answer, and Stripe does not know the debit yet.',
	fix: 'It is looked up again with the next run of Resume Unknown.',
};

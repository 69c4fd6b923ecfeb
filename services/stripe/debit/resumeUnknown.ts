import { z } from 'zod/v4';
import { nameOf } from '../../../domain/documents/nameOf';
import type { StripeDebit } from '../../../ledger/port';
import { getDocument } from '../../parts/resolve';
import { onEachInput, type StripeContext } from '../operation';
import { intentOf } from './beginDebit';
import { detailsOf } from './debitDetails';
import { getDebit } from './lockDebit';
import { lookUp, lookUpOnce, type Found } from './lookUp';
import { debitQuery, queryDebits } from './queryDebits';

/** What became of one call that nobody answered. */
export interface ResumedDebitView {
	readonly ledger: string;
	/** Of the invoice. */
	readonly id: string;
	readonly debit: string;
	readonly number: string | null;
	readonly before: string;
	readonly status: string;
	readonly standing: string | null;
	readonly paymentIntent: string | null;
	/** What was found, in one sentence. */
	readonly what: string;
	/** Nothing can be done but to look again. */
	readonly isOpen: boolean;
	readonly fix: string | null;
}

const MOST = 1000;

/**
 * Finds out what became of debits whose answer never came: it looks up by their key and never sends. What Stripe does not
 * know, some minutes after the call, was not made; its instalment is free again. Run it every quarter of an hour.
 */
export const resumeUnknown = onEachInput(
	'stripe.resumeUnknown',
	z.object(debitQuery),
	async (context, input) => {
		const { ledger, now } = context;
		const views: ResumedDebitView[] = [];
		for (const debit of await queryDebits(context, input, ['sending', 'unknown'], MOST)) {
			if (context.signal?.aborted) break;
			if (debit.status !== 'sending' && debit.status !== 'unknown') continue;
			const intent = await ledger.read.intents.get(intentOf(debit.idempotencyKey), now());
			// Its run is at work.
			if (debit.status === 'sending' && intent?.state === 'open') continue;
			const found = context.dryRun === true ? await lookUp(context, debit) : await lookUpOnce(context, debit);
			views.push(await viewOf(context, debit, found));
		}
		return { views, reused: views.length === 0, hints: [] };
	},
);

async function viewOf(
	{ ledger }: StripeContext,
	before: StripeDebit,
	found: Found,
): Promise<ResumedDebitView> {
	const debit = await getDebit(ledger.read, before.id);
	const document = await getDocument(ledger.read, debit.documentId);
	const { standing } = detailsOf(debit);
	const isOpen = debit.status === 'unknown' || debit.status === 'sending';
	return {
		ledger: ledger.id,
		id: document.id,
		debit: debit.id,
		number: document.number ?? nameOf(document),
		before: before.status,
		status: debit.status,
		standing,
		paymentIntent: debit.paymentIntentId,
		what: whatOf(found, isOpen, standing),
		isOpen,
		fix: fixOf(found, isOpen),
	};
}

function whatOf(found: Found, isOpen: boolean, standing: string | null): string {
	if (found.answer === 'found')
		return `Stripe has made the debit; it is ${standing ?? found.payment.status}.`;
	if (found.answer === 'silent') return `Stripe could not be asked (${found.message}).`;
	return isOpen ? 'Stripe does not know the debit yet.' : 'Stripe does not know the debit: it was not made.';
}

function fixOf(found: Found, isOpen: boolean): string | null {
	if (isOpen) return 'It is looked up again with the next run.';
	return found.answer === 'notFound' ? 'Debit the invoice again; it goes out with the same key.' : null;
}

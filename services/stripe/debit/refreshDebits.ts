import { z } from 'zod/v4';
import { onEachInput } from '../operation';
import { orRefuse } from '../refusals';
import { isUnsettled } from './debitDetails';
import { viewDebit, type DebitView } from './debitView';
import { getDebit } from './lockDebit';
import { lookUpOnce } from './lookUp';
import { debitQuery, queryDebits } from './queryDebits';
import { isNews, refresh } from './refresh';

const schema = z.object(debitQuery);

/** On their way: those of which news is to be expected. */
const OPEN = ['processing', 'requires_action', 'requires_capture', 'requires_confirmation'];
const MOST = 1000;

/**
 * Asks Stripe where debits stand: one, those of an invoice, or all that are on their way. It does what events do, for those
 * that did not arrive; where nothing is new, nothing is written.
 */
export const refreshDebits = onEachInput('stripe.refresh', schema, async (context, input) => {
	const { ledger, stripe } = context;
	const hints: string[] = [];
	const views: DebitView[] = [];
	for (const debit of await queryDebits(context, input, OPEN, MOST)) {
		if (context.signal?.aborted) break;
		const { paymentIntentId, id } = debit;
		if (isUnsettled(debit) && context.dryRun !== true) await lookUpOnce(context, debit);
		else if (paymentIntentId !== null) {
			const payment = await orRefuse(paymentIntentId, stripe.readDebit(paymentIntentId));
			if (isNews(debit, payment))
				await refresh(context, id, () => orRefuse(paymentIntentId, stripe.readDebit(paymentIntentId)), {
					hints,
				});
		}
		views.push(await viewDebit(ledger.read, ledger.id, await getDebit(ledger.read, id)));
	}
	return { views, reused: false, hints };
});

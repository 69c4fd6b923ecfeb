import { nameOf } from '../../../domain/documents/nameOf';
import { Refusal } from '../../../domain/refusal';
import type { StripeDebit } from '../../../ledger/port';
import { own } from '../../../providers/stripe/errors/readError';
import type { Written } from '../../../providers/stripe/operations/call';
import type { DebitRequest, StripePayment } from '../../../providers/stripe/operations/debit';
import { todayOf } from '../../parts/assembleHeader';
import { getDocument, resolveMaster } from '../../parts/resolve';
import { write } from '../../calls/write';
import { onEachInput, type StripeContext } from '../operation';
import { assertAccountOf } from '../refusals';
import { beginDebit, intentOf, refuseInFlight } from './beginDebit';
import { chooseDebtor } from './chooseDebtor';
import { detailsOf, isUnsettled } from './debitDetails';
import { debitSchema, type DebitInput } from './debitInput';
import { viewDebit, type DebitView } from './debitView';
import { getDebit } from './lockDebit';
import { lookUpOnce, lookUpPatiently } from './lookUp';
import { planDebit } from './planDebit';
import { recordOutcome } from './recordOutcome';

/**
 * Debits an invoice, or one instalment of it, without the debtor being there. Claim and intent are committed before the
 * call. An answer that does not come is looked up by the key, and never just sent again; what stays unknown keeps the
 * instalment. What is under way, or was settled, comes back as it is.
 */
export const debitInvoice = onEachInput('stripe.debit', debitSchema, async (context, input) => {
	const hints: string[] = [];
	const early = await findEarlier(context, input);
	if (early) return { views: [await show(context, early, true)], reused: true, hints };
	const document = await getDocument(context.ledger.read, input.id);
	const debtor = await chooseDebtor(context, document, input);
	if (context.dryRun === true) {
		const view = await write(
			context,
			async (tx, at) => {
				const begun = await beginDebit(tx, input, debtor, at);
				return viewDebit(tx, tx.ledgerId, begun.debit, begun.does !== 'send');
			},
			hints,
		);
		return { views: [view], reused: view.reused, hints };
	}
	const begun = await write(context, (tx, at) => beginDebit(tx, input, debtor, at), hints);
	if (begun.does === 'lookUp') refuseInFlight(begun.debit, nameOf(document));
	if (begun.does === 'nothing')
		return { views: [await show(context, begun.debit, true)], reused: true, hints };
	context.onStep?.('stripe.intentCommitted');
	const written = await call(context, begun.request);
	context.onStep?.('stripe.afterCall');
	await recordOutcome(context, begun.debit, written, hints);
	if (written.state === 'unknown' && input.settle !== false)
		await lookUpPatiently(context, begun.debit.id, hints);
	const debit = await getDebit(context.ledger.read, begun.debit.id);
	assertWell(debit, nameOf(document));
	return { views: [await show(context, debit, false)], reused: false, hints };
});

/** Something that was begun before: found out, or refused where nobody can know yet. */
async function findEarlier(context: StripeContext, input: DebitInput): Promise<StripeDebit | undefined> {
	const { read } = context.ledger;
	const document = await getDocument(read, input.id);
	const company = await resolveMaster(read, 'company', document.companyId, undefined, 'company');
	assertAccountOf(context, company);
	const plan = await planDebit(read, document, input, todayOf(company, context.now()));
	if (plan.does === 'nothing') return plan.debit;
	if (plan.does === 'debit') return undefined;
	const intent = await read.intents.get(intentOf(plan.debit.idempotencyKey), context.now());
	if (intent?.state === 'open') refuseInFlight(plan.debit, nameOf(document));
	if (context.dryRun === true) return plan.debit;
	const found = await lookUpOnce(context, plan.debit);
	const debit = await getDebit(read, plan.debit.id);
	if (found.answer === 'found') {
		assertWell(debit, nameOf(document));
		return debit;
	}
	if (isUnsettled(debit)) throw unknown(debit, nameOf(document));
	return undefined;
}

/** What nobody foresaw is unknown: it may have happened after the call was made. */
async function call({ stripe }: StripeContext, request: DebitRequest): Promise<Written<StripePayment>> {
	try {
		return await stripe.debit(request);
	} catch {
		// A fault of ours: its text may hold anything, so that it goes no further.
		return { state: 'unknown', error: own('FAULT', 'The call failed in a way that nobody foresaw.') };
	}
}

/** @throws Refusal `stripe.unknown`, `stripe.refused`, `stripe.unreachable`, `stripe.failed` */
function assertWell(debit: StripeDebit, name: string): void {
	if (isUnsettled(debit)) throw unknown(debit, name);
	const { standing, problem } = detailsOf(debit);
	if (standing === 'processing' || standing === 'settled') return;
	const { message, fix } = problem ?? {
		message: debit.status,
		fix: 'Look at it in the dashboard of Stripe.',
	};
	const rules: Readonly<Record<string, string>> = {
		refused: 'stripe.refused',
		notSent: 'stripe.unreachable',
	};
	throw new Refusal({
		rule: rules[debit.status] ?? 'stripe.failed',
		document: name,
		message: `${name} was not debited: ${debit.failureCode ?? debit.status}: ${message}`,
		fix,
		committed: 'The attempt is written down; the invoice is to pay as before.',
	});
}

function unknown(debit: StripeDebit, name: string): Refusal {
	const { problem } = detailsOf(debit);
	return new Refusal({
		rule: 'stripe.unknown',
		document: name,
		message: `Nobody knows yet whether ${name} is debited: ${problem?.code ?? 'NO_ANSWER'}: ${problem?.message ?? 'the call has no outcome.'}`,
		fix: 'Do not collect it by another way. Run Resume Unknown: it looks up what became of the call.',
		committed: 'The instalment stays in collection until that is known.',
	});
}

function show({ ledger }: StripeContext, debit: StripeDebit, reused: boolean): Promise<DebitView> {
	return viewDebit(ledger.read, ledger.id, debit, reused);
}

import { debitStanding } from '../../../domain/collections/debitStanding';
import { refuse } from '../../../domain/refusal';
import type { LedgerTx, StripeDebit } from '../../../ledger/port';
import type { StripePayment } from '../../../providers/stripe/operations/debit';
import type { WorkContext } from '../../context';
import { closeIntent } from '../../calls/closeIntent';
import { write } from '../../calls/write';
import type { StripeContext } from '../operation';
import { applyPayment } from './applyPayment';
import { intentOf } from './beginDebit';
import { detailsOf } from './debitDetails';
import { getDebit, lockDebit } from './lockDebit';

/** Two who look at the same moment: each of them looks again at most so often. */
const MOST_LOOKS = 5;

/** Work that belongs into the same transaction; false ends it without a change. */
type Beside = (tx: LedgerTx, debit: StripeDebit, context: WorkContext) => Promise<boolean>;

/** A look that was taken already, with the revision at which the debit stood before it. */
export interface Look {
	readonly revision: number;
	readonly payment: StripePayment;
}

/**
 * Reads a debit at Stripe and brings the books to it. Where somebody else has learned something of it between the look and
 * the lock, it looks again: an old look never overwrites a newer one.
 *
 * @returns whether something was written
 */
export async function refresh(
	context: StripeContext,
	id: string,
	look: () => Promise<StripePayment>,
	options: { readonly first?: Look; readonly beside?: Beside; readonly hints?: string[] } = {},
): Promise<boolean> {
	const { beside, hints } = options;
	let { first } = options;
	for (let looks = 1; ; looks += 1) {
		const { revision, payment } = first ?? (await lookNow(context, id, look));
		first = undefined;
		assertSame(context, id, payment);
		const outcome = await write(
			context,
			async (tx, at) => {
				const debit = await lockDebit(tx, id);
				if (detailsOf(debit).revision !== revision) return 'lookAgain';
				if (beside && !(await beside(tx, debit, at))) return 'left';
				await applyPayment(tx, debit, payment, at);
				await closeIntent(tx, intentOf(debit.idempotencyKey), 'done', { id: payment.id }, at);
				return 'written';
			},
			hints,
		);
		if (outcome !== 'lookAgain') return outcome === 'written';
		if (looks >= MOST_LOOKS) refuseBusy(id);
	}
}

async function lookNow(
	{ ledger }: StripeContext,
	id: string,
	look: () => Promise<StripePayment>,
): Promise<Look> {
	// First the revision, then the look: what is written in between is newer than the look may be.
	const { revision } = detailsOf(await getDebit(ledger.read, id));
	return { revision, payment: await look() };
}

/** Would it change anything? */
export function isNews(debit: StripeDebit, payment: StripePayment): boolean {
	const { standing, kept } = debitStanding(payment);
	const details = detailsOf(debit);
	return standing !== details.standing || kept !== details.kept || payment.status !== debit.status;
}

function assertSame({ stripe }: StripeContext, id: string, { isLive }: StripePayment): void {
	if (isLive === stripe.isLive) return;
	refuse({
		rule: 'stripe.mode',
		document: id,
		message: `Debit ${id} is ${isLive ? 'live' : 'a test'}, and the key is not.`,
		fix: 'Select the credential with which it was made.',
	});
}

function refuseBusy(id: string): never {
	refuse({
		rule: 'stripe.busy',
		document: id,
		message: `Debit ${id} changes all the while.`,
		fix: 'Run it again in a moment.',
	});
}

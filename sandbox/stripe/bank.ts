import { emit } from './events';
import { showCharge, showDispute, showMandate, showPayment, showRefund } from './objects/show';
import { newId, secondsOf, type StripeDisputeRow, type StripePaymentRow, type StripeWorld } from './world';

/** What the debtor's bank answers, each with the events that Stripe makes of it. */

export function succeed(world: StripeWorld, payment: StripePaymentRow): void {
	if (payment.status !== 'processing') return;
	Object.assign(payment, { status: 'succeeded', dueAt: null });
	emit(world, 'charge.succeeded', showCharge(world, payment));
	emit(world, 'payment_intent.succeeded', showPayment(world, payment));
	if (payment.behaviour === 'disputed') dispute(world, payment);
}

/** Also after it had succeeded: a late failure takes the money back. */
export function fail(
	world: StripeWorld,
	payment: StripePaymentRow,
	code = 'generic_could_not_process',
): void {
	if (payment.status === 'requires_payment_method') return;
	Object.assign(payment, { status: 'requires_payment_method', failure: code, dueAt: null });
	emit(world, 'charge.failed', showCharge(world, payment));
	emit(world, 'payment_intent.payment_failed', showPayment(world, payment));
}

export function dispute(
	world: StripeWorld,
	payment: StripePaymentRow,
	{ amount = payment.amount, status = 'lost' }: { amount?: number; status?: string } = {},
): StripeDisputeRow {
	if (payment.status !== 'succeeded') throw new Error(`${payment.id} is ${payment.status}`);
	const row: StripeDisputeRow = { id: newId(world, 'dp'), amount, status, created: secondsOf(world) };
	payment.disputes.push(row);
	emit(world, 'charge.dispute.created', showDispute(payment, row));
	emit(world, 'charge.dispute.funds_withdrawn', showDispute(payment, row));
	return row;
}

export function decide(
	world: StripeWorld,
	payment: StripePaymentRow,
	row: StripeDisputeRow,
	status: string,
): void {
	row.status = status;
	if (status === 'won') emit(world, 'charge.dispute.funds_reinstated', showDispute(payment, row));
	emit(world, 'charge.dispute.closed', showDispute(payment, row));
}

/** A refund that the bank sends back: the money is there again. */
export function failRefund(world: StripeWorld, payment: StripePaymentRow, refundId: string): void {
	const refund = payment.refunds.find(({ id }) => id === refundId);
	if (!refund) throw new Error(`The sandbox has no refund ${refundId}`);
	Object.assign(refund, { status: 'failed', failure: 'declined' });
	emit(world, 'refund.failed', showRefund(payment, refund));
}

export function endMandate(world: StripeWorld, id: string): void {
	const mandate = world.mandates.find((one) => one.id === id);
	if (!mandate || mandate.status === 'inactive') return;
	mandate.status = 'inactive';
	emit(world, 'mandate.updated', showMandate(mandate));
}

/** Lets the bank answer whatever is due by now. */
export function catchUp(world: StripeWorld): void {
	for (const payment of world.payments) {
		if (payment.dueAt === null || payment.dueAt > world.now()) continue;
		answerAsItBehaves(world, payment);
	}
}

export function answerAsItBehaves(world: StripeWorld, payment: StripePaymentRow): void {
	switch (payment.behaviour) {
		case 'fails':
		case 'failsDelayed':
			return fail(world, payment);
		case 'insufficientFunds':
			return fail(world, payment, 'insufficient_funds');
		default:
			return succeed(world, payment);
	}
}

import type { Call, Handler } from '../call';
import { emit } from '../events';
import { refundedOf, showCharge, showDispute, showRefund } from '../objects/show';
import { pageOf } from '../page';
import { invalid, ok, Refused, unknownObject } from '../reply';
import { newId, secondsOf, type StripePaymentRow, type StripeRefundRow } from '../world';
import { findPayment } from './payments';

/** What comes after a debit: refunds and disputes. */

export const createRefund: Handler = (call) => {
	const payment = refundable(call);
	const left = payment.amount - refundedOf(payment);
	const amount = Number(call.params['amount'] ?? left);
	if (left === 0)
		throw new Refused(400, {
			code: 'charge_already_refunded',
			message: `Charge ${payment.charge} has already been refunded.`,
		});
	if (amount <= 0 || amount > left)
		throw invalid(
			`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
			'amount',
		);
	const refund: StripeRefundRow = {
		id: newId(call.world, 're'),
		amount,
		status: 'pending',
		created: secondsOf(call.world),
		failure: null,
	};
	payment.refunds.push(refund);
	emit(call.world, 'refund.created', showRefund(payment, refund));
	emit(call.world, 'charge.refunded', showCharge(call.world, payment));
	return ok(showRefund(payment, refund));
};

function refundable(call: Call): StripePaymentRow {
	const { payment_intent: intent, charge } = call.params;
	const byCharge = call.world.payments.find((one) => one.charge === charge);
	const payment = byCharge ?? findPayment(call, String(intent ?? ''), 'payment_intent');
	if (payment.status !== 'succeeded')
		throw invalid(
			`This PaymentIntent (${payment.id}) does not have a successful charge to refund.`,
			'payment_intent',
			'charge_not_refundable',
		);
	if (payment.disputes.some(({ status }) => status !== 'won'))
		throw new Refused(400, {
			code: 'charge_disputed',
			message: `Charge ${payment.charge} has been charged back.`,
		});
	return payment;
}

export const getRefund: Handler = ({ world, id }) => {
	for (const payment of world.payments) {
		const refund = payment.refunds.find((one) => one.id === id);
		if (refund) return ok(showRefund(payment, refund));
	}
	throw unknownObject('refund', id);
};

export const listDisputes: Handler = (call) => {
	const { payment_intent: intent, charge } = call.params;
	const rows = call.world.payments
		.filter((payment) => intent === undefined || payment.id === intent)
		.filter((payment) => charge === undefined || payment.charge === charge)
		.flatMap((payment) => payment.disputes.map((row) => ({ ...row, payment, row })));
	return pageOf(call, rows, '/v1/disputes', ({ payment, row }) => showDispute(payment, row));
};

export const getDispute: Handler = ({ world, id }) => {
	for (const payment of world.payments) {
		const row = payment.disputes.find((one) => one.id === id);
		if (row) return ok(showDispute(payment, row));
	}
	throw unknownObject('dispute', id);
};

import { expandOf, textOf, type Call, type Handler } from '../call';
import { emit } from '../events';
import { showCharge, showPayment } from '../objects/show';
import { pageOf } from '../page';
import type { Params } from '../params/checkParams';
import { invalid, ok, Refused, unknownObject, type Reply } from '../reply';
import { behaviourOf, type Behaviour } from '../testIbans';
import { newId, secondsOf, type StripeMandate, type StripeMethod, type StripePaymentRow } from '../world';
import { findCustomer } from './customers';
import { findMethod } from './setups';

const SMALLEST = 50;
const LIMITS: Readonly<Partial<Record<Behaviour, string>>> = {
	exceedsWeeklyVolumeLimit: 'charge_exceeds_weekly_limit',
	exceedsTransactionLimit: 'charge_exceeds_transaction_limit',
};

/** A debit without the debtor: it is on its way until the bank answers. */
export const createPayment: Handler = (call) => {
	const { params } = call;
	checkMeans(params);
	const method = methodOf(call);
	const mandate = mandateOf(call, method);
	const payment = makePayment(call, method, mandate);
	call.world.payments.push(payment);
	const limit = LIMITS[payment.behaviour];
	if (limit !== undefined) return refuseAtOnce(call, payment, limit);
	emit(call.world, 'payment_intent.processing', showPayment(call.world, payment));
	emit(call.world, 'charge.pending', showCharge(call.world, payment));
	return ok(showPayment(call.world, payment, expandOf(call)));
};

function checkMeans(params: Params): void {
	const types = (params['payment_method_types'] ?? ['card']) as readonly string[];
	if (!types.includes('sepa_debit'))
		throw invalid('The sandbox takes SEPA debits alone', 'payment_method_types');
	if (params['currency'] !== 'eur')
		throw invalid('SEPA debits are in euros', 'currency', 'payment_intent_invalid_currency');
	if (Number(params['amount']) < SMALLEST)
		throw invalid('Amount must be at least €0.50 eur', 'amount', 'amount_too_small');
	if (params['confirm'] !== true || params['off_session'] !== true)
		throw invalid('The sandbox takes confirmed debits without the debtor alone', 'confirm');
	checkTargetDate(params);
}

function checkTargetDate(params: Params): void {
	const options = (params['payment_method_options'] as Params | undefined)?.['sepa_debit'] as
		Params | undefined;
	const date = textOf(options?.['target_date']);
	if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))
		throw invalid('Invalid date', 'payment_method_options[sepa_debit][target_date]');
}

function methodOf({ world, params }: Call): StripeMethod {
	const customer = findCustomer(world, String(params['customer'] ?? ''), 'customer');
	const method = findMethod(world, String(params['payment_method'] ?? ''), 'payment_method');
	if (method.customer !== customer.id)
		throw invalid(
			'The provided PaymentMethod was detached, or is attached to another customer.',
			'payment_method',
			'payment_method_unexpected_state',
		);
	return method;
}

function mandateOf({ world, params }: Call, method: StripeMethod): StripeMandate {
	const given = textOf(params['mandate']);
	const mandate = world.mandates.findLast(
		({ id, paymentMethod }) => paymentMethod === method.id && (given === null || id === given),
	);
	if (mandate?.status !== 'active')
		throw invalid(
			'The provided mandate is invalid: it is not of this account, or has ended.',
			'mandate',
			'payment_intent_mandate_invalid',
		);
	return mandate;
}

function makePayment(
	{ world, params }: Call,
	method: StripeMethod,
	mandate: StripeMandate,
): StripePaymentRow {
	const behaviour = behaviourOf(method.iban);
	const { bankTakes, delayedTakes } = world.rules;
	const takes = bankTakes !== null && behaviour.endsWith('Delayed') ? delayedTakes : bankTakes;
	return {
		id: newId(world, 'pi'),
		charge: newId(world, 'py'),
		amount: Number(params['amount']),
		customer: method.customer ?? '',
		paymentMethod: method.id,
		mandate: mandate.id,
		metadata: (params['metadata'] ?? {}) as Record<string, string>,
		description: textOf(params['description']),
		created: secondsOf(world),
		behaviour,
		status: 'processing',
		failure: null,
		dueAt: takes === null ? null : world.now() + takes,
		refunds: [],
		disputes: [],
	};
}

function refuseAtOnce({ world }: Call, payment: StripePaymentRow, code: string): Reply {
	Object.assign(payment, { status: 'requires_payment_method', failure: code, dueAt: null });
	emit(world, 'payment_intent.payment_failed', showPayment(world, payment));
	const shown = showPayment(world, payment);
	return new Refused(402, {
		type: 'card_error',
		code,
		message: 'The debit is above a limit of the account.',
		payment_intent: shown,
	}).reply;
}

export const getPayment: Handler = (call) =>
	ok(showPayment(call.world, findPayment(call, call.id), expandOf(call)));

export const listPayments: Handler = (call) => {
	const { customer } = call.params;
	const { world } = call;
	if (typeof customer === 'string') findCustomer(world, customer, 'customer');
	const rows = world.payments.filter(
		(payment) => !world.hidden && (customer === undefined || payment.customer === customer),
	);
	const expand = expandOf(call, 'data.');
	return pageOf(call, rows, '/v1/payment_intents', (row) => showPayment(call.world, row, expand));
};

export const getCharge: Handler = ({ world, id }) => {
	const payment = world.payments.find(({ charge }) => charge === id);
	if (!payment) throw unknownObject('charge', id);
	return ok(showCharge(world, payment));
};

export function findPayment({ world }: Call, id: string, param = 'intent'): StripePaymentRow {
	const found = world.payments.find((payment) => payment.id === id);
	if (!found) throw unknownObject('payment_intent', id, param);
	return found;
}

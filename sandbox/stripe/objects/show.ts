import type {
	StripeCustomer,
	StripeDisputeRow,
	StripeMandate,
	StripeMethod,
	StripePaymentRow,
	StripeRefundRow,
	StripeSetup,
	StripeWorld,
} from '../world';

/** The objects of the sandbox in the shapes in which Stripe shows them. */

export const showCustomer = ({ id, name, email, address, metadata, created }: StripeCustomer) => ({
	id,
	object: 'customer',
	address,
	balance: 0,
	created,
	currency: null,
	default_source: null,
	delinquent: false,
	description: null,
	email,
	livemode: false,
	metadata,
	name,
	phone: null,
});

export const showMethod = ({ id, customer, iban, name, email, created }: StripeMethod) => ({
	id,
	object: 'payment_method',
	billing_details: { address: null, email, name, phone: null },
	created,
	customer,
	livemode: false,
	metadata: {},
	sepa_debit: {
		bank_code: iban.slice(4, 9),
		branch_code: '',
		country: iban.slice(0, 2),
		fingerprint: fingerprintOf(iban),
		last4: iban.slice(-4),
	},
	type: 'sepa_debit',
});

/** The same for the same account, and no way back to it. */
function fingerprintOf(iban: string): string {
	let sum = 7;
	for (const character of iban) sum = (sum * 31 + character.charCodeAt(0)) % 2_147_483_647;
	return `fp${sum.toString(36)}`;
}

export const showMandate = ({
	id,
	paymentMethod,
	reference,
	status,
	acceptance,
	acceptedAt,
}: StripeMandate) => ({
	id,
	object: 'mandate',
	customer_acceptance: { accepted_at: acceptedAt, ...acceptance },
	livemode: false,
	multi_use: {},
	payment_method: paymentMethod,
	payment_method_details: {
		sepa_debit: { reference, url: `https://sandbox.invalid/mandates/${reference}` },
		type: 'sepa_debit',
	},
	status,
	type: 'multi_use',
});

export const showSetup = ({ id, customer, paymentMethod, mandate, status, created }: StripeSetup) => ({
	id,
	object: 'setup_intent',
	client_secret: `${id}_secret_sandbox`,
	created,
	customer,
	last_setup_error: null,
	livemode: false,
	mandate,
	metadata: {},
	next_action: null,
	payment_method: paymentMethod,
	payment_method_types: ['sepa_debit'],
	status,
	usage: 'off_session',
});

const sumOf = (rows: ReadonlyArray<{ amount: number }>) => rows.reduce((sum, { amount }) => sum + amount, 0);
export const refundedOf = ({ refunds }: StripePaymentRow): number =>
	sumOf(refunds.filter(({ status }) => status !== 'failed'));

export function showPayment(world: StripeWorld, payment: StripePaymentRow, expand: readonly string[] = []) {
	const { id, amount, customer, paymentMethod, metadata, description, created, status, failure } = payment;
	return {
		id,
		object: 'payment_intent',
		amount,
		amount_capturable: 0,
		amount_received: status === 'succeeded' ? amount : 0,
		canceled_at: null,
		capture_method: 'automatic',
		client_secret: `${id}_secret_sandbox`,
		confirmation_method: 'automatic',
		created,
		currency: 'eur',
		customer,
		description,
		last_payment_error: failure === null ? null : { code: failure, message: MESSAGE, type: 'card_error' },
		latest_charge:
			expand.includes('latest_charge') && world.rules.expands ? showCharge(world, payment) : payment.charge,
		livemode: false,
		metadata,
		next_action: null,
		payment_method: status === 'requires_payment_method' ? null : paymentMethod,
		payment_method_types: ['sepa_debit'],
		processing: null,
		status,
	};
}

const MESSAGE = "The payment failed at the debtor's bank.";

export function showCharge(world: StripeWorld, payment: StripePaymentRow) {
	const { charge: id, amount, customer, paymentMethod, mandate, created, status, failure } = payment;
	const iban = world.methods.find((method) => method.id === paymentMethod)?.iban ?? '';
	const states = {
		processing: 'pending',
		succeeded: 'succeeded',
		requires_payment_method: 'failed',
	} as const;
	return {
		id,
		object: 'charge',
		amount,
		amount_captured: status === 'succeeded' ? amount : 0,
		amount_refunded: refundedOf(payment),
		captured: status !== 'requires_payment_method',
		created,
		currency: 'eur',
		customer,
		disputed: payment.disputes.length > 0,
		failure_code: failure,
		failure_message: failure === null ? null : MESSAGE,
		livemode: false,
		metadata: {},
		paid: status === 'succeeded',
		payment_intent: payment.id,
		payment_method: paymentMethod,
		payment_method_details: {
			sepa_debit: {
				bank_code: iban.slice(4, 9),
				branch_code: '',
				country: iban.slice(0, 2),
				expected_debit_date: new Date((created + 86_400) * 1000).toISOString().slice(0, 10),
				fingerprint: fingerprintOf(iban),
				last4: iban.slice(-4),
				mandate,
			},
			type: 'sepa_debit',
		},
		refunded: refundedOf(payment) === amount,
		status: states[status],
	};
}

export const showDispute = (
	payment: StripePaymentRow,
	{ id, amount, status, created }: StripeDisputeRow,
) => ({
	id,
	object: 'dispute',
	amount,
	balance_transactions: [],
	charge: payment.charge,
	created,
	currency: 'eur',
	evidence: {},
	is_charge_refundable: false,
	livemode: false,
	metadata: {},
	payment_intent: payment.id,
	reason: 'debit_not_authorized',
	status,
});

export const showRefund = (payment: StripePaymentRow, refund: StripeRefundRow) => ({
	id: refund.id,
	object: 'refund',
	amount: refund.amount,
	charge: payment.charge,
	created: refund.created,
	currency: 'eur',
	...(refund.failure === null ? {} : { failure_reason: refund.failure }),
	metadata: {},
	payment_intent: payment.id,
	reason: 'requested_by_customer',
	status: refund.status,
});

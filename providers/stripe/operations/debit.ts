import { findFailure } from '../errors/failureCodes';
import { chargeShape, disputeShape, listShape, paymentIntentShape } from '../answers/shapes';
import type { z } from 'zod/v4';
import type { Minor } from '../../../domain/money/minor';
import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { StripeAccount } from '../http/account';
import { ask, keyOf, SEPA_ALONE, write, type Written } from './call';
import { METADATA } from './metadata';

export interface DebitRequest {
	/** Ours: one an invoice, instalment and attempt. Every repeat of the attempt bears it. */
	readonly key: string;
	readonly ledger: string;
	readonly amount: Minor;
	/** SEPA knows euros alone. */
	readonly currency: 'EUR';
	readonly customer: string;
	readonly paymentMethod: string;
	readonly mandate: string | null;
	/** Number of the invoice. */
	readonly invoice: string;
	readonly description: string;
	/** 3 to 15 days ahead; as soon as can be where it is missing. */
	readonly collectOn?: CalendarDate | undefined;
}

/** A debit as Stripe shows it now. */
export interface StripePayment {
	/** `pi_…` */
	readonly id: string;
	/** In Stripe's words. */
	readonly status: string;
	readonly key: string | null;
	readonly ledger: string | null;
	readonly amount: Minor;
	readonly received: Minor;
	readonly refunded: Minor;
	/** In capitals. */
	readonly currency: string;
	readonly customer: string | null;
	readonly paymentMethod: string | null;
	readonly mandate: string | null;
	readonly last4: string | null;
	/** When the debtor's account is expected to be debited. */
	readonly expectedOn: CalendarDate | null;
	readonly disputes: ReadonlyArray<{
		readonly id: string;
		readonly amount: Minor;
		readonly status: string;
		readonly reason: string | null;
	}>;
	readonly failure: { readonly code: string; readonly means: string; readonly fix: string } | null;
	/** Seconds since 1970. */
	readonly createdAt: number;
	readonly isLive: boolean;
}

const EXPAND = ['latest_charge'];
const PAGE = 100;
const intents = listShape(paymentIntentShape);
const disputes = listShape(disputeShape);

/** Debits without the debtor being there. A repeat with the same key gives the same debit again. */
export async function debit(account: StripeAccount, request: DebitRequest): Promise<Written<StripePayment>> {
	const written = await write(
		account,
		{ key: keyOf('payment_intent', request.key), shape: paymentIntentShape },
		(sdk, options) => sdk.paymentIntents.create(parametersOf(request), options),
	);
	return written.state === 'done'
		? { state: 'done', value: viewOf(written.value, inFull(written.value), []) }
		: written;
}

function parametersOf(request: DebitRequest) {
	const { key, ledger, amount, currency, customer, paymentMethod, mandate, invoice, description } = request;
	return {
		amount,
		currency: currency.toLowerCase(),
		customer,
		payment_method: paymentMethod,
		...SEPA_ALONE,
		off_session: true,
		confirm: true,
		...(mandate === null ? {} : { mandate }),
		description,
		metadata: { [METADATA.ledger]: ledger, [METADATA.debit]: key, [METADATA.invoice]: invoice },
		...(request.collectOn === undefined
			? {}
			: { payment_method_options: { sepa_debit: { target_date: request.collectOn } } }),
		expand: EXPAND,
	};
}

/**
 * What became of a debit, with its refunds and disputes.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function readDebit(account: StripeAccount, id: string): Promise<StripePayment> {
	const intent = await ask(account, paymentIntentShape, (sdk, options) =>
		sdk.paymentIntents.retrieve(id, { expand: EXPAND }, options),
	);
	return withDisputes(account, intent);
}

/**
 * The debit that was made under a key, among those of its debtor: lists know it at once, searches only later.
 *
 * @param since the first moment at which it can have been made, in seconds since 1970
 */
export async function findDebit(
	account: StripeAccount,
	{ key, customer, since }: { readonly key: string; readonly customer: string; readonly since: number },
): Promise<StripePayment | undefined> {
	for (let after: string | undefined; ;) {
		const page = await ask(account, intents, (sdk, options) =>
			sdk.paymentIntents.list(
				{
					customer,
					created: { gte: since },
					limit: PAGE,
					expand: EXPAND.map((name) => `data.${name}`),
					...(after === undefined ? {} : { starting_after: after }),
				},
				options,
			),
		);
		const found = page.data.find(({ metadata }) => metadata[METADATA.debit] === key);
		if (found) return withDisputes(account, found);
		after = page.data.at(-1)?.id;
		if (!page.has_more || after === undefined) return undefined;
	}
}

type Intent = z.output<typeof paymentIntentShape>;

type Charge = z.output<typeof chargeShape>;

async function withDisputes(account: StripeAccount, intent: Intent): Promise<StripePayment> {
	const { latest_charge: latest } = intent;
	const charge =
		typeof latest === 'string'
			? await ask(account, chargeShape, (sdk, options) => sdk.charges.retrieve(latest, {}, options))
			: inFull(intent);
	if (charge?.disputed !== true) return viewOf(intent, charge, []);
	const { data } = await ask(account, disputes, (sdk, options) =>
		sdk.disputes.list({ payment_intent: intent.id, limit: PAGE }, options),
	);
	return viewOf(intent, charge, data);
}

function inFull({ latest_charge: charge }: Intent): Charge | null {
	return typeof charge === 'object' ? charge : null;
}

function viewOf(
	intent: Intent,
	charge: Charge | null,
	rows: ReadonlyArray<z.output<typeof disputeShape>>,
): StripePayment {
	const sepa = charge?.payment_method_details?.sepa_debit ?? null;
	const code = charge?.failure_code ?? intent.last_payment_error?.code ?? null;
	return {
		id: intent.id,
		status: intent.status,
		key: intent.metadata[METADATA.debit] ?? null,
		ledger: intent.metadata[METADATA.ledger] ?? null,
		amount: intent.amount,
		received: intent.amount_received,
		refunded: charge?.amount_refunded ?? 0,
		currency: intent.currency.toUpperCase(),
		customer: intent.customer,
		paymentMethod: intent.payment_method,
		mandate: sepa?.mandate ?? null,
		last4: sepa?.last4 ?? null,
		expectedOn: sepa?.expected_debit_date ?? null,
		disputes: rows.map(({ id, amount, status, reason }) => ({ id, amount, status, reason })),
		failure: code === null ? null : failureOf(code),
		createdAt: intent.created,
		isLive: intent.livemode,
	};
}

function failureOf(code: string) {
	const { means, fix } = findFailure(code);
	return { code, means, fix };
}

import { createHash } from 'node:crypto';
import type { z } from 'zod/v4';
import { setupIntentShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { keyOf, SEPA_ALONE, write, type Written } from './call';
import { addressOf, type DebtorAddress } from './debtor';

/** The debtor's own acceptance of a mandate, as it was given. It is never made up: it is the proof of the mandate. */
export interface Acceptance {
	/** Seconds since 1970. */
	readonly acceptedAt: number;
	readonly ipAddress: string;
	/** What the debtor's browser calls itself. */
	readonly userAgent: string;
}

export interface AcceptedMandate {
	/** Of the debtor at Stripe. */
	readonly customer: string;
	readonly iban: string;
	readonly name: string;
	readonly email: string;
	readonly address?: DebtorAddress | undefined;
	readonly acceptance: Acceptance;
	/** Beginning of the mandate's reference; Stripe's own where it is missing. */
	readonly referencePrefix?: string | undefined;
}

/** What Stripe made of an IBAN: ids that debits are made with. */
export interface SetUp {
	readonly id: string;
	/** `succeeded` where the account can be debited. */
	readonly status: string;
	readonly paymentMethod: string | null;
	readonly mandate: string | null;
	readonly problem: string | null;
}

/** Gives Stripe the debtor's IBAN with the acceptance of the mandate. The same acceptance gives the same mandate again. */
export async function acceptMandate(account: StripeAccount, given: AcceptedMandate): Promise<Written<SetUp>> {
	const { customer, iban, name, email, address, acceptance, referencePrefix } = given;
	const written = await write(
		account,
		{ key: keyOf('setup_intent', fingerprintOf(given)), shape: setupIntentShape, secrets: [iban] },
		(sdk, options) =>
			sdk.setupIntents.create(
				{
					confirm: true,
					customer,
					usage: 'off_session',
					...SEPA_ALONE,
					payment_method_data: {
						type: 'sepa_debit',
						sepa_debit: { iban },
						billing_details: {
							name,
							email,
							...(address === undefined ? {} : { address: addressOf(address) }),
						},
					},
					...(referencePrefix === undefined
						? {}
						: {
								payment_method_options: {
									sepa_debit: { mandate_options: { reference_prefix: referencePrefix } },
								},
							}),
					mandate_data: {
						customer_acceptance: {
							type: 'online',
							accepted_at: acceptance.acceptedAt,
							online: { ip_address: acceptance.ipAddress, user_agent: acceptance.userAgent },
						},
					},
				},
				options,
			),
	);
	return written.state === 'done' ? { state: 'done', value: setUpOf(written.value) } : written;
}

export function setUpOf(intent: z.output<typeof setupIntentShape>): SetUp {
	const { id, status, payment_method: paymentMethod, mandate, last_setup_error: error } = intent;
	return { id, status, paymentMethod, mandate, problem: error?.message ?? error?.code ?? null };
}

/** A hash: an IBAN does not belong into a header that proxies write to their logs. */
function fingerprintOf(given: AcceptedMandate): string {
	const hash = createHash('sha256');
	hash.update(JSON.stringify([given.customer, given.iban, given.name, given.email, given.acceptance]));
	return hash.digest('hex').slice(0, 40);
}

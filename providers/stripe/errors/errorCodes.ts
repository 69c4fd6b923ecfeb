/**
 * Codes of Stripe with what to do. The list is open: a code without a row is shown with Stripe's own words.
 *
 * Source: error codes of Stripe's documentation, in our words.
 */
export interface StripeErrorRule {
	/** Would the same call have a chance later? */
	readonly retryable: boolean;
	readonly fix: string;
}

const never = (fix: string): StripeErrorRule => ({ retryable: false, fix });
const later = (fix: string): StripeErrorRule => ({ retryable: true, fix });

export const LOOK_UP = 'It is looked up before anything is sent again.';
const newIban = never('Ask the debtor for another IBAN, and let them accept a mandate for it.');
const limit = never('Debit less, or ask Stripe to raise the limit of the account.');
const newMandate = never('The mandate does not hold: let the debtor accept a new one.');

export const ERROR_CODES: Readonly<Record<string, StripeErrorRule>> = {
	HTTP_401: never(
		'Check the secret key of the Stripe credential; where it was revoked, paste the new one and test it.',
	),
	HTTP_403: never('The key may not do this: give the restricted key the right, or use the secret key.'),
	HTTP_404: never(
		'It is not in this Stripe account: check that the credential is of the company, and test or live as before.',
	),
	HTTP_429: later('Stripe wants fewer calls: wait, then run it again.'),
	api_key_expired: never('The key has ended: paste the new one into the Stripe credential, and test it.'),
	bank_account_unusable: newIban,
	sepa_unsupported_account: newIban,
	invalid_bank_account_iban: never('Correct the IBAN.'),
	charge_exceeds_source_limit: limit,
	charge_exceeds_transaction_limit: limit,
	charge_exceeds_weekly_limit: later('Wait until the week is over, or ask Stripe to raise the limit.'),
	payment_intent_mandate_invalid: newMandate,
	setup_intent_mandate_invalid: newMandate,
	invalid_mandate_reference_prefix_format: never(
		'Give a prefix of at most 12 capitals, digits or / _ - & . that begins with neither DDIC nor STRIPE.',
	),
	idempotency_key_in_use: later(`The same call is under way. ${LOOK_UP}`),
	parameter_unknown: never('Report it: Stripe does not know a field of the call.'),
	resource_missing: never(
		'It is not in this Stripe account: check that the credential is of the company, and test or live as before.',
	),
	charge_already_refunded: never('Nothing is left to refund.'),
	TIMEOUT: later(`Stripe did not answer in time. ${LOOK_UP}`),
	CONNECTION: later('Check the network, the proxy and the base address of the Stripe credential.'),
	NOT_SENT: later('Check the network, the proxy and the base address of the Stripe credential.'),
	NOT_JSON: later(`The answer is none of Stripe's; a gateway may have given it. ${LOOK_UP}`),
	NO_RESULT: later(`Stripe answered without a result. ${LOOK_UP}`),
	FAULT: later(`The call failed in a way that nobody foresaw. ${LOOK_UP}`),
};

export const OTHER_ERROR: StripeErrorRule = never('Read the message of Stripe, and correct what it names.');
export const SERVER_ERROR: StripeErrorRule = later(`Stripe has a fault of its own. ${LOOK_UP}`);

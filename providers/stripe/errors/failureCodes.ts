/**
 * Why a SEPA debit failed at the debtor's bank, as Stripe codes it, and what follows from it. An unknown code counts as
 * `generic_could_not_process`.
 *
 *   again    it may be debited again; it is another debit, with another notice
 *   mandate  only with a new mandate
 *   account  only with another account
 *   never    not by debit at all, before a person has decided
 */
export type FailureAction = 'again' | 'mandate' | 'account' | 'never';

export interface FailureRule {
	readonly means: string;
	readonly action: FailureAction;
	readonly fix: string;
}

const rule = (means: string, action: FailureAction, fix: string): FailureRule => ({ means, action, fix });

export const FAILURE_CODES: Readonly<Record<string, FailureRule>> = {
	refer_to_customer: rule('the debtor or the bank refused', 'never', 'Ask the customer why.'),
	insufficient_funds: rule(
		'there was not enough money',
		'again',
		'Agree on another day, announce it, and debit again.',
	),
	debit_disputed: rule(
		'the debtor disputed an earlier debit, and the bank blocks',
		'never',
		'Talk to the customer; do not debit again.',
	),
	authorization_revoked: rule(
		'the debtor has revoked the mandate',
		'mandate',
		'Let the debtor accept a new mandate.',
	),
	debit_not_authorized: rule('the bank knows no mandate', 'mandate', 'Let the debtor accept a new mandate.'),
	debit_authorization_not_match: rule(
		'the mandate does not fit the account',
		'mandate',
		'Check the mandate, and have a new one accepted.',
	),
	account_closed: rule('the account is closed', 'account', 'Ask for another IBAN and a new mandate.'),
	invalid_account_number: rule('the account does not exist', 'account', 'Ask for the right IBAN.'),
	branch_does_not_exist: rule('the branch does not exist', 'account', 'Ask for the right IBAN.'),
	bank_account_restricted: rule(
		'the account is blocked, or takes no debits',
		'account',
		'Agree on another account or another means of payment.',
	),
	incorrect_account_holder_name: rule(
		'the name is not that of the holder',
		'account',
		'Correct the name, and have a new mandate accepted.',
	),
	recipient_deceased: rule('the holder has died', 'never', 'Do not debit again.'),
	generic_could_not_process: rule(
		'the bank could not process it',
		'again',
		'Debit once more; if it fails again, talk to the customer.',
	),
	charge_exceeds_source_limit: rule(
		'it is above the limit of a debit',
		'again',
		'Debit less, or ask Stripe to raise the limit.',
	),
	charge_exceeds_transaction_limit: rule(
		'it is above the limit of a debit',
		'again',
		'Debit less, or ask Stripe to raise the limit.',
	),
	charge_exceeds_weekly_limit: rule(
		'it is above the limit of the week',
		'again',
		'Wait, or ask Stripe to raise the limit.',
	),
};

export function findFailure(code: string): FailureRule {
	return Object.hasOwn(FAILURE_CODES, code)
		? (FAILURE_CODES[code] as FailureRule)
		: (FAILURE_CODES['generic_could_not_process'] as FailureRule);
}

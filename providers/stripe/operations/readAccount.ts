import { z } from 'zod/v4';
import { ProviderRefusal } from '../../providerErrors';
import { accountShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { ask } from './call';

/** What the Test of the credential shows. */
export interface AccountView {
	/** `acct_…`; null where the restricted key may not read it. */
	readonly id: string | null;
	readonly country: string | null;
	readonly isLive: boolean;
	/** Whether the account may take SEPA debits: `active`, `pending`, `inactive`; null where that cannot be read. */
	readonly sepaDebit: string | null;
	readonly chargesEnabled: boolean | null;
	/** False until e-mail address and company are confirmed at Stripe and a bank account for payouts is known. */
	readonly payoutsEnabled: boolean | null;
}

const balanceShape = z.object({ livemode: z.boolean() });

/**
 * The account behind the key and its right to take SEPA debits. A restricted key need not be allowed to read the account;
 * it has to open the balance then.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function readAccount(account: StripeAccount): Promise<AccountView> {
	try {
		return viewOf(
			account,
			await ask(account, accountShape, (sdk, options) => sdk.accounts.retrieveCurrent({}, options)),
		);
	} catch (error) {
		// A key that is wrong altogether is refused there as well.
		if (!(error instanceof ProviderRefusal)) throw error;
	}
	const { livemode } = await ask(account, balanceShape, (sdk, options) => sdk.balance.retrieve({}, options));
	return {
		id: null,
		country: null,
		isLive: livemode,
		sepaDebit: null,
		chargesEnabled: null,
		payoutsEnabled: null,
	};
}

function viewOf(
	{ isLive }: StripeAccount,
	{ id, country, capabilities, charges_enabled, payouts_enabled }: z.output<typeof accountShape>,
): AccountView {
	return {
		id,
		country,
		isLive,
		sepaDebit: capabilities['sepa_debit_payments'] ?? 'inactive',
		chargesEnabled: charges_enabled ?? null,
		payoutsEnabled: payouts_enabled ?? null,
	};
}

import { paymentMethodShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { keyOf, write, type Written } from './call';

/** Takes a bank account off its debtor. Its mandate ends with that, for good. */
export async function removeBankAccount(
	account: StripeAccount,
	paymentMethod: string,
): Promise<Written<{ readonly id: string }>> {
	return write(account, { key: keyOf('detach', paymentMethod), shape: paymentMethodShape }, (sdk, options) =>
		sdk.paymentMethods.detach(paymentMethod, {}, options),
	);
}

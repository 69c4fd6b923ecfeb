import type { Minor } from '../../../domain/money/minor';
import { refundShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { keyOf, write, type Written } from './call';

export interface RefundRequest {
	/** Ours; every repeat of this refund bears it. */
	readonly key: string;
	/** Of the debit: `pi_…` */
	readonly intentId: string;
	/** Everything that is left where it is missing. */
	readonly amount?: Minor | undefined;
}

export interface StripeRefund {
	/** `re_…` */
	readonly id: string;
	readonly amount: Minor;
	/** `pending`, `succeeded`, `failed`, `canceled`, `requires_action` */
	readonly status: string | null;
}

/** Sends money of a debit back to the debtor. */
export async function refund(
	account: StripeAccount,
	{ key, intentId, amount }: RefundRequest,
): Promise<Written<StripeRefund>> {
	const written = await write(account, { key: keyOf('refund', key), shape: refundShape }, (sdk, options) =>
		sdk.refunds.create(
			{
				payment_intent: intentId,
				...(amount === undefined ? {} : { amount }),
				reason: 'requested_by_customer',
			},
			options,
		),
	);
	if (written.state !== 'done') return written;
	const { id, amount: sent, status } = written.value;
	return { state: 'done', value: { id, amount: sent, status } };
}

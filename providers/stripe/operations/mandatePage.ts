import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { StripeAccount } from '../http/account';
import { keyOf, SEPA_ALONE, write, type Written } from './call';

export interface PageRequest {
	readonly customer: string;
	/** Where the debtor's browser goes afterwards. */
	readonly successUrl: string;
	readonly cancelUrl?: string | undefined;
	/** Another one is another page; the same gives the same page again. */
	readonly key: string;
}

/** A page of Stripe's on which the debtor types the IBAN and accepts the mandate. */
export interface MandatePage {
	/** `cs_…` */
	readonly id: string;
	readonly url: string;
	/** Seconds since 1970; the page ends then. */
	readonly expiresAt: number | null;
}

const shape = z.object({
	id: z.string().min(1),
	url: z.url(),
	expires_at: z.int().nullish(),
});

export async function startMandatePage(
	account: StripeAccount,
	{ customer, successUrl, cancelUrl, key }: PageRequest,
): Promise<Written<MandatePage>> {
	const own = createHash('sha256').update(`${customer}|${successUrl}|${cancelUrl}|${key}`).digest('hex');
	const written = await write(
		account,
		{ key: keyOf('checkout_session', own.slice(0, 40)), shape },
		(sdk, options) =>
			sdk.checkout.sessions.create(
				{
					mode: 'setup',
					customer,
					currency: 'eur',
					...SEPA_ALONE,
					success_url: successUrl,
					...(cancelUrl === undefined ? {} : { cancel_url: cancelUrl }),
				},
				options,
			),
	);
	if (written.state !== 'done') return written;
	const { id, url, expires_at: expiresAt } = written.value;
	return { state: 'done', value: { id, url, expiresAt: expiresAt ?? null } };
}

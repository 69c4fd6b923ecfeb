import { refuse } from '../../../domain/refusal';
import { isPrivate } from '../../http/isPrivate';

const STRIPE = 'https://api.stripe.com';

/**
 * The address before `/v1`. A live key goes nowhere without encryption, not even in a network of one's own.
 *
 * @throws Refusal `stripe.baseUrl`
 */
export function resolveBase(baseUrl: string | undefined, isLive: boolean): string {
	if (baseUrl === undefined || baseUrl.trim() === '') return STRIPE;
	const url = URL.parse(baseUrl.trim());
	const isSafe =
		url !== null && isPrivate(url) && url.search === '' && url.hash === '' && url.username === '';
	if (!isSafe || url.password !== '')
		refuse({
			rule: 'stripe.baseUrl',
			field: 'baseUrl',
			message: 'The base address of the Stripe account is not one that can be called safely.',
			fix: 'Write an address with https and without user or query, or leave it empty for that of Stripe.',
		});
	if (isLive && url.protocol !== 'https:')
		refuse({
			rule: 'stripe.baseUrl',
			field: 'baseUrl',
			message: 'A live key of Stripe must not be sent without encryption.',
			fix: 'Use a test key (sk_test_…) with this address, or an address with https.',
		});
	// People copy the address with the version; every path has it already.
	return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}`;
}

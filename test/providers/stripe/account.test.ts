import { ProviderRefusal } from '../../../providers/providerErrors';
import { endSandboxes, tryStripe } from './withSandbox';

afterEach(endSandboxes);

describe('the account', () => {
	test('its country and its right to take SEPA debits', async () => {
		const { client } = await tryStripe();
		expect(await client.readAccount()).toEqual({
			id: 'acct_sandboxOrderToCash',
			country: 'FR',
			isLive: false,
			sepaDebit: 'active',
			chargesEnabled: true,
			payoutsEnabled: true,
		});
		const waiting = await tryStripe({ account: { sepaDebit: 'pending' } });
		expect(await waiting.client.readAccount()).toMatchObject({ sepaDebit: 'pending', payoutsEnabled: false });
	});

	test('a restricted key that may not read it opens the balance', async () => {
		const { client, sandbox } = await tryStripe({ rules: { accountReadable: false } });
		expect(await client.readAccount()).toMatchObject({ id: null, sepaDebit: null, isLive: false });
		expect(sandbox.requests().map(({ path }) => path)).toEqual(['/v1/account', '/v1/balance']);
	});

	test('a revoked key is refused, with what to do', async () => {
		const { open } = await tryStripe();
		const error = await open({ secretKey: 'sk_test_revoked0000001' })
			.readAccount()
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ProviderRefusal);
		expect((error as ProviderRefusal).error).toMatchObject({ code: 'HTTP_401', retryable: false });
	});

	test.each([
		['a publishable key', { secretKey: 'pk_test_1234567890' }, 'stripe.key'],
		['no key', { secretKey: '' }, 'stripe.key'],
		['a secret key as the publishable one', { publishableKey: 'sk_test_1234567890' }, 'stripe.key'],
		['an address with a user', { baseUrl: 'https://me@stripe.example' }, 'stripe.baseUrl'],
		['an address without encryption', { baseUrl: 'http://stripe.example' }, 'stripe.baseUrl'],
		['a file', { baseUrl: 'file:///etc/passwd' }, 'stripe.baseUrl'],
		[
			'a live key without encryption',
			{ baseUrl: 'http://127.0.0.1:9', secretKey: 'sk_live_1234567890' },
			'stripe.baseUrl',
		],
	])('%s is refused before anything is sent', async (_name, settings, rule) => {
		const { open } = await tryStripe();
		expect(() => open(settings)).toThrow(expect.objectContaining({ rule }));
	});

	test.each([['/'], ['/v1'], ['/v1/']])('an address that ends in %s is the same', async (end) => {
		const { open, sandbox } = await tryStripe();
		expect(await open({ baseUrl: `${sandbox.url}${end}` }).readAccount()).toMatchObject({ country: 'FR' });
	});
});

import axios from 'axios';
import { createStripe } from '../../../providers/stripe/createStripe';
import { DEMO_STRIPE_ACCOUNT } from '../../../sandbox/stripe/account';

const loaded = () => Object.keys(require.cache).some((name) => /node_modules.stripe./.test(name));

test('the library is loaded by the first call, not by opening an account', async () => {
	const http = axios.create({ adapter: () => Promise.reject(new Error('no network')) });
	const client = createStripe({ secretKey: DEMO_STRIPE_ACCOUNT.secretKey }, http, { readRetries: 0 });
	expect(loaded()).toBe(false);
	await expect(client.readAccount()).rejects.toThrow('CONNECTION');
	expect(loaded()).toBe(true);
});

import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import { NodeHelpers, type ICredentialsDecrypted, type ICredentialTestFunctions } from 'n8n-workflow';
import { StripeDebitApi } from '../../credentials/StripeDebitApi.credentials';
import { stripeConnectionTest } from '../../nodes/shared/stripeConnectionTest';
import { StripeDebit } from '../../nodes/StripeDebit/StripeDebit.node';
import packageJson from '../../package.json';
import { startStripeSandbox } from '../../sandbox/stripe/startStripeSandbox';
import type { Json } from './support/bench';
import { openStripeAccount, type StripeAccount } from './support/stripe';

/** What a person sees who pastes keys and presses Test. */

let account: StripeAccount;
beforeAll(async () => {
	account = await openStripeAccount();
});
afterAll(async () => await account?.sandbox.close());

describe('the credential', () => {
	const press = (more: Json = {}) => {
		const client = Container.get(OutboundHttp).requests();
		const helpers = { request: (options: object) => client.requestLegacy(options) };
		return stripeConnectionTest.call(
			{ helpers } as unknown as ICredentialTestFunctions,
			{ data: { ...account.data, ...more } } as unknown as ICredentialsDecrypted<Json>,
		);
	};

	test('Test shows the account and its right to take SEPA debits', async () => {
		expect(await press()).toEqual({
			status: 'OK',
			message: 'Connected to account acct_sandboxOrderToCash (FR) in test mode; SEPA debits are active',
		});
		expect((await press({ webhookSecret: '' })).message).toContain('no webhook secret');
	});

	test('an account that waits for its verification is red, and says what Stripe waits for', async () => {
		const waiting = await startStripeSandbox({ account: { sepaDebit: 'pending' } });
		try {
			const { status, message } = await press({ baseUrl: waiting.url });
			expect([status, message]).toEqual(['Error', expect.stringContaining('confirm the e-mail address')]);
		} finally {
			await waiting.close();
		}
	});

	test.each([
		['a revoked key', { secretKey: 'sk_test_revokedhunter2' }],
		['the publishable key in the wrong place', { secretKey: 'pk_test_hunter2hunter2' }],
		['no key', { secretKey: '' }],
		['a server that is not there', { baseUrl: 'http://127.0.0.1:1' }],
	])('%s is red, in words, and without a key', async (_what, more) => {
		const { status, message } = await press(more);
		expect([status, message.length > 20]).toEqual(['Error', true]);
		for (const key of [...account.hidden, 'hunter2']) expect(message).not.toContain(key);
	});

	test('keys are rotated at will: the revoked one is red, the new one opens the same account', async () => {
		for (const [before, after] of [
			[account.sandbox.account.secretKey, 'sk_test_rotatedOnce00001'],
			['sk_test_rotatedOnce00001', 'sk_test_rotatedTwice0001'],
		] as const) {
			account.sandbox.rotateKey(after);
			expect(await press({ secretKey: before })).toMatchObject({ status: 'Error' });
			expect((await press({ secretKey: after })).message).toContain('acct_sandboxOrderToCash');
		}
	});

	test('it is for no other node, hides what is secret, and is asked for by every operation', () => {
		const credential = new StripeDebitApi();
		expect(credential.restrictToSupportedNodes).toBe(true);
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(hidden.map(({ name }) => name)).toEqual(['secretKey', 'webhookSecret']);
		expect(packageJson.n8n.credentials).toContain('dist/credentials/StripeDebitApi.credentials.js');
		const node = new StripeDebit();
		for (const asked of node.description.credentials ?? [])
			expect(NodeHelpers.displayParameter({}, asked, { typeVersion: 1 }, node.description)).toBe(true);
	});
});

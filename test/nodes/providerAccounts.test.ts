import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { ICredentialsDecrypted, ICredentialTestFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { providerConnectionTests } from '../../nodes/shared/providerConnectionTest';
import { searchTemplates } from '../../nodes/shared/templateField';
import type { Json } from './support/bench';
import { openMisa, PROVIDERS, type Account } from './support/eInvoices';

/** What a person sees of an account before the first invoice: the Test button, and the list of templates. */

jest.setTimeout(60_000);

const client = () => Container.get(OutboundHttp).requests();

/** Presses Test, with the one helper that n8n gives to a test of credentials. */
function press({ provider, data }: Account, more: Json = {}) {
	const test = provider === 'misa' ? 'misaConnectionTest' : 'sInvoiceConnectionTest';
	const helpers = { request: (options: object) => client().requestLegacy(options) };
	return providerConnectionTests[test].call(
		{ helpers } as unknown as ICredentialTestFunctions,
		{ data: { ...data, ...more } } as unknown as ICredentialsDecrypted<Json>,
	);
}

/** Opens the list of templates of a panel, with or without a credential in it. */
function search({ provider }: Account, credential: Json | undefined, filter?: string) {
	const functions = {
		getNode: () => ({ name: 'Issue', type: 'issueEInvoice', typeVersion: 1, parameters: {} }),
		getCurrentNodeParameter: () => provider,
		getCredentials: async () => {
			if (credential === undefined) throw new Error('Node does not have any credentials set');
			return credential;
		},
		helpers: { httpRequest: (options: object) => client().request(options as never) },
	};
	return searchTemplates.call(functions as unknown as ILoadOptionsFunctions, filter);
}

describe.each(PROVIDERS)('%s', (_title, open) => {
	let account: Account;

	beforeAll(async () => {
		account = await open();
	});
	afterAll(async () => await account?.close());

	test('a right account is green, and told how many templates it has', async () => {
		expect(await press(account)).toEqual({
			status: 'OK',
			message: expect.stringMatching(/^Connected; \d+ templates/),
		});
	});

	test.each([
		['a wrong password', { password: 'hunter2-wrong' }],
		['a host that is not there', { host: 'http://127.0.0.1:1' }],
		['a host that is no address', { host: 'not a host' }],
		['a tax code that is missing', { taxCode: '' }],
	])('%s is red, in words, and without a secret', async (_what, more) => {
		const { status, message } = await press(account, more);
		expect([status, message.length > 20]).toEqual(['Error', true]);
		for (const secret of [...account.secrets, 'hunter2-wrong']) expect(message).not.toContain(secret);
	});

	test('templates are listed with form and series; those that cannot issue come last, and say why', async () => {
		const { results } = await search(account, account.data);
		expect(results.map(({ value }) => value)).toContain(account.template);
		for (const { name } of results) expect(name).toMatch(/^\d[CK]\d{2}[A-Z][A-Z0-9]{2} · /);
		const stuck = results.map(({ name }) => name.includes('cannot issue'));
		expect(stuck).toEqual([...stuck].sort((a, b) => Number(a) - Number(b)));
		// One template of the sandbox of MISA is switched off; S-Invoice lists none of that kind.
		expect(stuck.includes(true)).toBe(account.provider === 'misa');
		const [, series = ''] = account.template.split(' ');
		const found = await search(account, account.data, series.toLowerCase());
		expect(found.results.map(({ value }) => value)).toEqual([account.template]);
	});

	test('a node without its credential says which one it lacks', async () => {
		await expect(search(account, undefined)).rejects.toThrow(/account cannot be opened.*credentials/);
	});
});

describe('a MISA account that signs with a USB token', () => {
	let account: Account;
	beforeAll(async () => {
		account = await openMisa({ signing: 'usbToken' });
	});
	afterAll(async () => await account?.close());

	test('is told at the credential and at each template, not at the first invoice', async () => {
		const { message } = await press(account);
		expect(message).toMatch(/^Connected; \d+ templates, of which \d+ cannot issue from here: .*USB/);
	});
});

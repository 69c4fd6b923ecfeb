import { inspect } from 'node:util';
import axios, { type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import { createMisa } from '../../../providers/misa/createMisa';
import { mayFetch } from '../../../providers/misa/http/allowedHosts';
import { resolveBase } from '../../../providers/misa/http/resolveBase';
import type { MisaSettings } from '../../../providers/misa/settings';
import { anInvoice, templateOf, TODAY } from './support/invoices';
import { asked, closeAll, openMisa } from './support/open';

afterEach(closeAll);

const SECRETS = ['p@ss "w/rd"', 'client-secret-1', 'the-token-itself'];
const settings: MisaSettings = {
	...{ username: 'user', password: SECRETS[0] ?? '', taxCode: '0101243150', generation: 'gateway' },
	...{ clientId: 'client-1', clientSecret: SECRETS[1], signing: 'hsm', timeoutMs: 1000 },
};

/** A server in memory that repeats whatever it was told in confidence. */
function echoing(
	reply: (request: InternalAxiosRequestConfig) => { status: number; body: unknown },
): AxiosInstance {
	return axios.create({
		adapter: async (config) => {
			const { status, body } = reply(config);
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			return { status, statusText: '', headers: {}, config, data: Buffer.from(text) };
		},
	});
}

const everything = SECRETS.join(' and ');
/** Before a login there is no token that could be repeated. */
const beforeToken = SECRETS.slice(0, 2).join(' and ');

/** All that a log, a person or an output could be shown of an error. */
const shown = (error: unknown) =>
	[
		inspect(error, { depth: 10, showHidden: true }),
		JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})),
		JSON.stringify(error),
		error instanceof Error ? `${error.message} ${error.stack}` : '',
	].join('\n');

function expectNoSecret(value: unknown): void {
	const text = shown(value);
	for (const secret of SECRETS)
		for (const spelling of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
			expect(text).not.toContain(spelling);
}

/** Every operation, whatever becomes of it. */
async function tryAll(http: AxiosInstance): Promise<unknown[]> {
	const misa = createMisa(settings, http, { sleep: async () => {} });
	const invoice = anInvoice();
	const reference = { ...invoice, number: '00000001', providerKey: 'T1', issuedAt: null };
	const tries: Array<() => Promise<unknown>> = [
		() => misa.test(),
		() => misa.listTemplates(),
		() => misa.preview(invoice),
		() => misa.pushDraft(invoice),
		() => misa.issue([invoice]),
		() => misa.findByKey(invoice),
		() => misa.download(reference, 'pdf'),
		() => misa.setPaid(reference, true),
		async () => {
			for await (const one of misa.list({ from: TODAY, to: TODAY })) return one;
			return undefined;
		},
	];
	const results: unknown[] = [];
	for (const one of tries) results.push(await one().catch((error: unknown) => error));
	return results;
}

const templateRow = {
	...{ IPTemplateID: templateOf('1C26TAA').templateCode, InvSeries: '1C26TAA', InvTemplateNo: '1' },
	...{ TemplateName: 'Mẫu', Inactive: false },
};

describe('secrets', () => {
	it.each([
		['the login', () => ({ success: false, errorCode: 'InvalidAppID', descriptionErrorCode: beforeToken })],
		['the login, in the code', () => ({ success: false, errorCode: beforeToken })],
		[
			'later calls',
			({ url }: InternalAxiosRequestConfig) =>
				url?.endsWith('/token')
					? { success: true, data: SECRETS[2] }
					: { success: false, errorCode: 'InvalidInvoiceData', descriptionErrorCode: everything },
		],
		[
			'the result of one invoice',
			({ url, data }: InternalAxiosRequestConfig) => {
				if (url?.endsWith('/token')) return { success: true, data: SECRETS[2] };
				if (url?.endsWith('/templates')) return { success: true, data: [templateRow] };
				const [key] = /[0-9a-f-]{36}/.exec(String(data)) ?? [];
				const failed = {
					RefID: key,
					ErrorCode: 'CertRevocation',
					Description: everything,
					ErrorMessage: everything,
				};
				return { success: true, publishInvoiceResult: [failed], data: [], error: [failed] };
			},
		],
	])('are repeated by %s, and shown in no error', async (_name, reply) => {
		const results = await tryAll(echoing((request) => ({ status: 200, body: reply(request) })));
		for (const result of results) expectNoSecret(result);
		expect(shown(results[4])).toMatch(/…|InvalidAppID/);
	});

	it('are shown in no error of a connection that fails', async () => {
		const results = await tryAll(axios.create({ baseURL: '', proxy: false, adapter: failing }));
		for (const result of results) expectNoSecret(result);
		expect(results[0]).toMatchObject({ error: { code: 'CONNECTION' } });
	});

	async function failing(config: InternalAxiosRequestConfig): Promise<never> {
		throw new axios.AxiosError(`failed with ${String(config.data)}`, 'ECONNRESET', config);
	}

	it('are in neither the client nor the hash of its account', () => {
		const misa = createMisa(settings, axios.create());
		expectNoSecret(misa);
		expect(misa.account).toMatch(/^[0-9a-f]{64}$/);
	});

	it('do not change which account is meant', () => {
		const of = (given: Partial<MisaSettings>) =>
			createMisa({ ...settings, ...given }, axios.create()).account;
		expect(of({ password: 'other' })).toBe(of({}));
		expect(of({ taxCode: '0100109106' })).not.toBe(of({}));
		expect(of({ host: 'https://testapi.meinvoice.vn' })).not.toBe(of({}));
	});
});

describe('addresses', () => {
	it.each([
		['https://testapi.meinvoice.vn', 'integration', 'https://testapi.meinvoice.vn/api/integration'],
		['https://testapi.meinvoice.vn/api/other/', 'integration', 'https://testapi.meinvoice.vn/api/other'],
		['http://127.0.0.1:4711', 'gateway', 'http://127.0.0.1:4711/apis/itg/meinvoice'],
		['', 'gateway', 'https://developer.misa.vn/apis/itg/meinvoice'],
		[undefined, 'integration', 'https://api.meinvoice.vn/api/integration'],
	] as const)('completes host %s', (host, generation, base) => {
		expect(resolveBase({ host, generation })).toBe(base);
	});

	it.each(['http://api.meinvoice.vn', 'ftp://x', 'nonsense', 'https://u:p@misa.vn', 'https://misa.vn/?a=1'])(
		'does not call host %s',
		(host) => {
			expect(() => createMisa({ ...settings, host }, axios.create())).toThrow(
				expect.objectContaining({ rule: 'misa.host' }),
			);
		},
	);

	const base = 'http://127.0.0.1:4711/apis';
	it.each([
		['https://www.meinvoice.vn/view/1', true],
		['https://cdn.misacdn.net/a.pdf', true],
		['http://127.0.0.1:4711/view/1', true],
		['http://127.0.0.1:4712/view/1', false],
		['http://www.meinvoice.vn/view/1', false],
		['https://meinvoice.vn.evil.example/1', false],
		['https://evilmeinvoice.vn/1', false],
		['https://user@meinvoice.vn/1', false],
		['https://meinvoice.vn:8443/1', false],
		['https://169.254.169.254/latest', false],
		['file:///etc/passwd', false],
		['not an address', false],
	])('of a preview, %s: %s', (address, allowed) => {
		expect(mayFetch(address, base)).toBe(allowed);
	});

	it('asks the web app for the preview where the link leads elsewhere, and follows no redirect', async () => {
		const { misa, sandbox } = await openMisa('gateway', {
			sandbox: { rules: { viewOrigin: 'https://elsewhere.example' } },
		});
		const file = await misa.preview(anInvoice());
		expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(asked(sandbox, 'draftPreview')).toHaveLength(1);
	});

	it('asks the web app where the link has ended already', async () => {
		const { misa, sandbox } = await openMisa('integration', { sandbox: { rules: { viewLife: 0 } } });
		await misa.preview(anInvoice());
		expect(asked(sandbox, 'draftPreview')).toHaveLength(1);
	});

	it('does not read an answer without end', async () => {
		const http = echoing(() => ({ status: 200, body: 'x'.repeat(33 * 1024 * 1024) }));
		await expect(createMisa(settings, http).test()).rejects.toMatchObject({ error: { code: 'TOO_LARGE' } });
	});
});

describe('settings', () => {
	it.each([
		['username', { username: ' ' }],
		['password', { password: '' }],
		['taxCode', { taxCode: '' }],
		['clientId', { clientId: undefined }],
		['clientSecret', { clientSecret: '' }],
		['appId', { generation: 'integration' as const }],
	])('names %s where it is missing', (field, given) => {
		expect(() => createMisa({ ...settings, ...given }, axios.create())).toThrow(
			expect.objectContaining({ rule: 'misa.settings', field }),
		);
	});
});

import { sessionStore } from '../../../providers/session/sessionStore';
import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import { readSample } from '../../domain/vietnam/conformance';
import { answerWith, type Asked, type Canned } from './answerWith';
import { anInvoice } from './invoices';

const SETTINGS = { username: '0100109106-509', password: 'pass-phrase', taxCode: '0100109106-509' };

afterEach(() => sessionStore().clear());

const login = readSample<{ request: { body: object }; response200: object }>('viettel-auth-login.json');
(login ? test : test.skip)(
	'a login asks as the sample asks, and reads how long its token holds',
	async () => {
		const { http, asked } = answerWith(({ url }) =>
			url.endsWith('/auth/login')
				? { status: 200, body: { ...login?.response200, access_token: 'abcdefgh.ijklmnop' } }
				: { status: 200, body: [] },
		);
		let now = 0;
		const client = createSInvoice(SETTINGS, http, { now: () => now });
		await client.test();
		const first = asked[0] as Asked;
		expect(first.url).toBe('https://api-vinvoice.viettel.vn/auth/login');
		expect(Object.keys(JSON.parse(first.data) as object)).toEqual(Object.keys(login?.request.body ?? {}));
		now = (1198 - 61) * 1000;
		await client.test();
		expect(asked.filter(({ url }) => url.endsWith('/auth/login'))).toHaveLength(1);
		now += 1000;
		await client.test();
		expect(asked.filter(({ url }) => url.endsWith('/auth/login'))).toHaveLength(2);
	},
);

test.each<[string, (now: number) => object, number]>([
	['what the token says itself', (now) => ({ access_token: jwt({ exp: now / 1000 + 600 }) }), 600],
	['five minutes where nothing tells', () => ({ access_token: 'plain-token-without-claims' }), 300],
	['seconds as text', () => ({ result: { access_token: 'plain-token', expires_in: '900' } }), 900],
])('a token holds as long as told: %s', async (_name, answer, seconds) => {
	let now = Date.parse('2026-10-05T00:00:00Z');
	const { http, asked } = answerWith(({ url }) => ({
		status: 200,
		body: url.endsWith('/auth/login') ? answer(now) : [],
	}));
	const client = createSInvoice(SETTINGS, http, { now: () => now });
	await client.test();
	now += (seconds - 61) * 1000;
	await client.test();
	expect(asked.filter(({ url }) => url.endsWith('/auth/login'))).toHaveLength(1);
	now += 1000;
	await client.test();
	expect(asked.filter(({ url }) => url.endsWith('/auth/login'))).toHaveLength(2);
});

const jwt = (claims: object) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sign`;

test.each<[string, Canned, string, string]>([
	['HTTP 500', { status: 500, body: { message: 'GENERAL' } }, 'ProviderRefusal', 'LOGIN_FAILED'],
	['HTTP 401', { status: 401, body: { message: 'Bad credentials' } }, 'ProviderRefusal', 'LOGIN_FAILED'],
	['maintenance', { status: 503, body: '<html/>' }, 'ProviderUnreachable', 'HTTP_503'],
	['no token', { status: 200, body: {} }, 'ProviderUnreachable', 'BAD_REPLY'],
	[
		'a token that would end its header',
		{ status: 200, body: { access_token: 'abcdefgh\r\nX-Evil: 1' } },
		'ProviderUnreachable',
		'BAD_REPLY',
	],
])('a login that fails (%s) stops an issue before anything is sent', async (_name, answer, name, code) => {
	const { http, asked } = answerWith(() => answer);
	const client = createSInvoice(SETTINGS, http);
	await expect(client.issue([anInvoice()])).rejects.toMatchObject({ name, error: { code } });
	expect(asked.every(({ url }) => url.endsWith('/auth/login'))).toBe(true);
});

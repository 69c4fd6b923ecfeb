import { inspect } from 'node:util';
import { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import { sessionStore } from '../../../providers/session/sessionStore';
import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import { SINVOICE_AUTH_FORMS } from '../../../providers/sinvoice/settings';
import { answerWith, type Asked, type Canned } from './answerWith';
import { anInvoice, referenceTo } from './invoices';

const PASSWORD = 'p4ss "phrase" & more';
const TOKEN = 'token.1234567890.abcdef';
const SETTINGS = { username: 'ke-toan', password: PASSWORD, taxCode: '0100109106' };
const SPELLINGS = [
	PASSWORD,
	encodeURIComponent(PASSWORD),
	JSON.stringify(PASSWORD).slice(1, -1),
	btoa(`ke-toan:${PASSWORD}`),
	btoa(PASSWORD),
];

afterEach(() => sessionStore().clear());

/** Everything of a value that a log, a JSON or a stack could show. */
function shown(value: unknown): string {
	const error = value instanceof Error ? `${value.stack} ${String(value)} ${String(value.cause)}` : '';
	return [error, JSON.stringify(value), inspect(value, { depth: 9, showHidden: true })].join('\n');
}

function expectNoSecret(value: unknown, token?: string): void {
	const text = shown(value);
	for (const secret of [...SPELLINGS, ...(token === undefined ? [] : [token])])
		expect(text).not.toContain(secret);
}

/** A server that repeats whatever it was told. */
const echo = ({ data, headers }: Asked, status: number): Canned => ({
	status,
	body: { code: status, message: `${data} ${JSON.stringify(headers)} ${TOKEN} ${PASSWORD}` },
});

const failing: Readonly<Record<string, (asked: Asked) => Canned | Error>> = {
	'an answer that repeats them, 400': (asked) => echo(asked, 400),
	'an answer that repeats them, 500': (asked) => echo(asked, 500),
	'an answer that repeats them, 401': (asked) => echo(asked, 401),
	'an errorCode that is the token': () => ({
		status: 200,
		body: { errorCode: TOKEN, description: PASSWORD },
	}),
	'a batch that repeats them': () => ({
		status: 200,
		body: {
			createInvoiceOutputs: [],
			lstMapError: [
				{ errorCode: 'X', msg: TOKEN },
				{ errorCode: 'X', msg: PASSWORD },
			],
		},
	}),
	'an error of axios with its request': ({ config }) =>
		new AxiosError(`failed: ${String(config.data)} ${TOKEN}`, 'ECONNRESET', config, { token: TOKEN }),
	'an error with a code that is no code': ({ config }) => new AxiosError('x', `${TOKEN} ${PASSWORD}`, config),
	'an error that is none of axios': () => Object.assign(new Error(PASSWORD), { config: { data: PASSWORD } }),
};

describe.each(SINVOICE_AUTH_FORMS)('%s', (auth) => {
	test.each(Object.keys(failing))('no secret comes out of %s', async (name) => {
		const { http } = answerWith((asked) => {
			if (asked.url.endsWith('/auth/login')) return { status: 200, body: { access_token: TOKEN } };
			if (asked.url.endsWith('/getAllInvoiceTemplates')) return { status: 200, body: [] };
			return failing[name]?.(asked) ?? new Error('no such failure');
		});
		const client = createSInvoice({ ...SETTINGS, auth }, http, { sleep: async () => undefined });
		const invoice = anInvoice();
		const reference = { ...referenceTo({} as never), ...invoice, number: 'C26TAA1' };
		const calls: ReadonlyArray<() => Promise<unknown>> = [
			() => client.issue([invoice]),
			() => client.issue([invoice, anInvoice()]),
			() => client.pushDraft(invoice),
			() => client.preview(invoice),
			() => client.findByKey(invoice),
			() => client.download(reference, 'pdf'),
			() => client.setPaid(reference, true),
		];
		// Without a login there is no token that the client could know.
		const token = auth === 'basic' ? undefined : TOKEN;
		for (const call of calls) expectNoSecret(await call().catch((error: unknown) => error), token);
		expectNoSecret(client, TOKEN);
		expectNoSecret([...sessionStore()], TOKEN);
	});
});

test('no secret comes out of a login that fails', async () => {
	const answers: Array<(asked: Asked) => Canned | Error> = [
		(asked) => echo(asked, 401),
		(asked) => echo(asked, 500),
		(asked) => echo(asked, 503),
		({ config }) => new AxiosError(PASSWORD, 'ETIMEDOUT', config as InternalAxiosRequestConfig),
		() => ({ status: 200, body: { access_token: `${PASSWORD}\n` } }),
	];
	for (const answer of answers) {
		const { http } = answerWith(answer);
		const error: unknown = await createSInvoice(SETTINGS, http)
			.test()
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expectNoSecret(error);
	}
});

test('the secrets do go where they belong', async () => {
	for (const [auth, header, value] of [
		['cookie', 'Cookie', `access_token=${TOKEN}`],
		['bearer', 'Authorization', `Bearer ${TOKEN}`],
		['basic', 'Authorization', `Basic ${btoa(`ke-toan:${PASSWORD}`)}`],
	] as const) {
		const { http, asked } = answerWith(({ url }) => ({
			status: 200,
			body: url.endsWith('/auth/login') ? { access_token: TOKEN } : [],
		}));
		await createSInvoice({ ...SETTINGS, auth }, http).test();
		expect(asked.at(-1)?.headers[header]).toBe(value);
		expect(asked.map(({ url }) => url).join()).not.toContain(TOKEN);
		sessionStore().clear();
	}
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import axios, { type AxiosError } from 'axios';
import { httpTransport, type AskThroughN8n } from '../../nodes/shared/httpTransport';

/** The transport of provider clients on the very helper that n8n hands to nodes, against a server of this file. */

interface Seen {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

const seen: Seen[] = [];
let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
			answer(request, response);
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
	seen.length = 0;
	answer = (_request, response) => response.end('{}');
});

const throughN8n: AskThroughN8n = async (request) =>
	(await Container.get(OutboundHttp).requests().request(request)) as Awaited<ReturnType<AskThroughN8n>>;
const http = (cancelled?: AbortSignal) => httpTransport(throughN8n, cancelled);
const refused = async (call: Promise<unknown>): Promise<AxiosError> => {
	const error = await call.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!axios.isAxiosError(error)) throw new Error(`no AxiosError, but ${String(error)}`);
	return error;
};

describe('a client that thinks it has axios', () => {
	test('sends JSON, forms and queries as it wrote them, and gets JSON, text and bytes', async () => {
		answer = (request, response) => {
			response.setHeader('content-type', 'application/json');
			response.setHeader('x-own', 'yes');
			response.end(request.url?.startsWith('/bytes') ? Buffer.from([0, 255, 37]) : '\uFEFF{"số":"một"}');
		};
		const json = await http().post(
			`${origin}/json`,
			{ tên: 'Trà', amount: 1 },
			{ headers: { Cookie: 'access_token=T' }, params: { taxCode: '0100109106', empty: '' } },
		);
		expect(json).toMatchObject({ status: 200, data: { số: 'một' } });
		expect(json.headers['x-own']).toBe('yes');
		await http().post(`${origin}/form`, new URLSearchParams({ a: '1 2', b: 'é' }));
		await http().post(`${origin}/form`, undefined, {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			params: { supplierTaxCode: '1' },
		});
		await http().delete(`${origin}/gone`);
		const bytes = await http().get<Buffer>(`${origin}/bytes`, { responseType: 'arraybuffer' });
		expect([...bytes.data]).toEqual([0, 255, 37]);
		expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
			['POST', '/json?taxCode=0100109106&empty=', '{"tên":"Trà","amount":1}'],
			['POST', '/form', 'a=1+2&b=%C3%A9'],
			['POST', '/form?supplierTaxCode=1', ''],
			['DELETE', '/gone', ''],
			['GET', '/bytes', ''],
		]);
		expect(seen[0]?.headers).toMatchObject({
			cookie: 'access_token=T',
			'content-type': 'application/json',
			// It went through n8n.
			'user-agent': 'n8n',
		});
		expect(seen[1]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
	});

	test('gets any status as an answer where it wants that, and as an error where it does not', async () => {
		answer = (_request, response) => response.writeHead(500).end('{"message":"GENERAL"}');
		const { status, data } = await http().get(origin, { validateStatus: () => true });
		expect([status, data]).toEqual([500, { message: 'GENERAL' }]);
		const error = await refused(http().get(origin));
		expect(error).toMatchObject({ code: 'ERR_BAD_RESPONSE', status: 500 });
		expect(error.response).toMatchObject({ status: 500, data: { message: 'GENERAL' } });
	});

	test('is not led to another host: a redirect is an answer', async () => {
		answer = (_request, response) => response.writeHead(302, { location: `${origin}/elsewhere` }).end();
		const { status } = await http().get(origin, { validateStatus: () => true });
		expect([status, seen.length]).toEqual([302, 1]);
	});
});

describe('a call that fails', () => {
	const secrets = { password: 'hunter2-hunter2', token: 'eyJ-secret-token' };
	const call = (url: string, more: object = {}) =>
		http().post(
			url,
			{ username: 'u', password: secrets.password },
			{ headers: { Authorization: `Bearer ${secrets.token}` }, ...more },
		);
	/** Everything that a log, an error page or an execution could show of it. */
	const shown = (error: unknown) => inspect(error, { depth: 10 }) + JSON.stringify(error) + String(error);

	test.each([
		['a connection that is refused', 'http://127.0.0.1:1', {}, 'ECONNREFUSED'],
		['a connection that is dropped', '', {}, 'ECONNRESET'],
		['an answer that is too slow', '/slow', { timeout: 80 }, 'ECONNABORTED'],
		['an answer that trickles', '/trickle', { timeout: 120 }, 'ECONNABORTED'],
	])('%s has its code, and shows no secret', async (_what, url, more, code) => {
		let trickling: NodeJS.Timeout | undefined;
		answer = (request, response) => {
			if (request.url === '/slow') return;
			if (request.url !== '/trickle') return void request.socket.destroy();
			trickling = setInterval(() => response.write(' '), 20);
		};
		const error = await refused(call(url.startsWith('http') ? url : `${origin}${url}`, more));
		clearInterval(trickling);
		expect(error.code).toBe(code);
		for (const secret of Object.values(secrets)) expect(shown(error)).not.toContain(secret);
		// The client itself may still ask what it had sent.
		expect(error.config?.method).toBe('post');
	});

	test('a status that is an error shows no secret either', async () => {
		answer = (_request, response) => response.writeHead(401).end('{}');
		const error = await refused(call(origin));
		expect(error.status).toBe(401);
		for (const secret of Object.values(secrets)) expect(shown(error)).not.toContain(secret);
	});

	test('ends with the execution', async () => {
		const execution = new AbortController();
		answer = () => execution.abort();
		const error = await refused(http(execution.signal).get(origin, { timeout: 5_000 }));
		expect(error.code).toBe('ERR_CANCELED');
	});

	test('an answer beyond all measure is refused', async () => {
		answer = (_request, response) => response.end(Buffer.alloc(2_000));
		const error = await refused(http().get(origin, { maxContentLength: 1_000 }));
		expect(error.message).toBe('The answer is too large');
	});
});

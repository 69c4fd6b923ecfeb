import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from './call';
import { HANDLERS } from './handlers';
import { refuseClient } from './handlers/logIn';
import { PREFIXES, ROUTES, type MisaGeneration, type Route } from './paths';
import { readBody } from './readBody';
import { failure, spell, type Reply } from './reply';
import { jsonWire, suffer, type Wire } from './suffer';
import { refuseToken } from './tokens';
import type { MisaWorld, RecordedRequest } from './world';

/** Answers one request of a client. */
export async function serve(
	world: MisaWorld,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	if (url.pathname.startsWith('/view/')) return sendView(world, url.pathname, response);
	const body = await readBody(request);
	const found = findRoute(request.method ?? 'GET', url.pathname);
	const query = Object.fromEntries(url.searchParams);
	const record: RecordedRequest = {
		method: request.method ?? 'GET',
		path: url.pathname,
		query,
		body: withoutPassword(body),
		operation: found?.route.operation ?? null,
		status: null,
	};
	world.requests.push(record);
	if (!found)
		return sendWire(response, { status: 404, contentType: 'text/html', text: '<h1>404</h1>' }, record);
	const headers = request.headers as Readonly<Record<string, string | undefined>>;
	const call: Call = { world, generation: found.generation, query, headers, body, most: Infinity };
	const fault = world.faults.take(found.route.operation);
	const work = async (part: 'half' | 'all') => {
		const reply = await answer(found.route, part === 'all' ? call : { ...call, most: halfOf(body) });
		return jsonWire(reply.status, spell(world, reply.envelope));
	};
	const authorization = headers['authorization'];
	sendWire(response, fault ? await suffer({ world, fault, authorization, work }) : await work('all'), record);
}

function findRoute(
	method: string,
	pathname: string,
): { route: Route; generation: MisaGeneration } | undefined {
	const path = pathname.toLowerCase();
	for (const generation of ['integration', 'gateway'] as const) {
		const prefix = PREFIXES[generation];
		const route = path.startsWith(`${prefix}/`)
			? ROUTES[generation].find((one) => one.method === method && `${prefix}${one.path}` === path)
			: undefined;
		if (route) return { route, generation };
	}
	return undefined;
}

async function answer(route: Route, call: Call): Promise<Reply> {
	if (route.door !== null) {
		const { world, headers } = call;
		const refused = refuseClient(call, false) ?? refuseToken(world, headers['authorization'], route.door);
		if (refused) return refused;
		if (route.door === 'web' && headers['taxcode'] !== world.account.taxCode)
			return failure('InvalidTaxCode', 'Thiếu mã số thuế của người bán');
	}
	return HANDLERS[route.handler](call);
}

/** Of a batch one half, of a single thing nothing. */
function halfOf(body: unknown): number {
	const batch = Array.isArray(body) ? body : (body as { InvoiceData?: unknown } | null)?.InvoiceData;
	return Array.isArray(batch) ? Math.floor(batch.length / 2) : 0;
}

function withoutPassword(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, /password/i.test(name) ? '…' : (value as unknown)]),
	);
}

function sendWire(response: ServerResponse, wire: Wire, record: RecordedRequest): void {
	if (wire === null) {
		response.destroy();
		return;
	}
	record.status = wire.status;
	response.writeHead(wire.status, { 'Content-Type': wire.contentType });
	response.end(wire.text);
}

/** A link to a PDF is its own permission, for as long as it holds. */
async function sendView(
	{ views, now }: MisaWorld,
	pathname: string,
	response: ServerResponse,
): Promise<void> {
	const view = views.get(pathname.slice('/view/'.length).replace(/\.pdf$/, ''));
	if (!view || view.expiresAt <= now()) {
		response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
		response.end('<h1>Liên kết đã hết hạn</h1>');
		return;
	}
	const pdf = await view.pdf();
	response.writeHead(200, { 'Content-Type': 'application/pdf' });
	response.end(pdf);
}

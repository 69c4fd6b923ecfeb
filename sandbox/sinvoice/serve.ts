import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from './call';
import { readRequest } from './readRequest';
import { complaint, no, type Reply } from './reply';
import { findRoute, type Route } from './routes';
import { suffer, wireOf, type Wire } from './suffer';
import { refuseCaller } from './tokens';
import type { Json, RecordedRequest, SInvoiceWorld } from './world';

/** Answers one request of a client. */
export async function serve(
	world: SInvoiceWorld,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	const { params, json } = await readRequest(request, url);
	const method = request.method ?? 'GET';
	const found = findRoute(method, url.pathname);
	const record: RecordedRequest = {
		method,
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		body: found?.route.takes === 'form' ? params : withoutPassword(json),
		operation: found?.route.operation ?? null,
		status: null,
	};
	world.requests.push(record);
	if (!found)
		return sendWire(response, { status: 404, contentType: 'text/html', text: '<h1>404</h1>' }, record);
	const { route, taxCode } = found;
	const { headers } = request;
	const call: Call = { world, headers, params, json: json ?? {}, taxCode, most: Infinity };
	const fault = world.faults.take(route.operation);
	const work = async (part: 'half' | 'all') =>
		wireOf(
			await answer(route, part === 'all' ? call : { ...call, most: halfOf(call.json) }, json !== undefined),
		);
	sendWire(response, fault ? await suffer({ world, fault, headers, work }) : await work('all'), record);
}

async function answer({ guarded, takes, handler }: Route, call: Call, isJson: boolean): Promise<Reply> {
	const refused = guarded ? refuseCaller(call.world, call.headers) : undefined;
	if (refused) return refused;
	if (takes === 'json' && !isJson)
		return no(complaint('BAD_REQUEST', 'Dữ liệu không phải JSON'), call.world.rules);
	return handler(call);
}

/** Of a batch one half, of a single thing nothing. */
function halfOf({ commonInvoiceInputs: batch }: Json): number {
	return Array.isArray(batch) ? Math.floor(batch.length / 2) : 0;
}

function withoutPassword(body: Json | undefined): unknown {
	return body === undefined || !('password' in body) ? body : { ...body, password: '…' };
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

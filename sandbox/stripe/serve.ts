import type { IncomingMessage, ServerResponse } from 'node:http';
import { catchUp } from './bank';
import { once } from './idempotency';
import { checkParams } from './params/checkParams';
import { parseForm } from './params/parseForm';
import { Refused, type Reply } from './reply';
import { findRoute, type Route } from './routes';
import { suffer, wireOf, type Wire } from './suffer';
import { newId, type RecordedRequest, type StripeWorld } from './world';

const LARGEST = 1024 * 1024;

/** Answers one request of a client. */
export async function serve(
	world: StripeWorld,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	const text = await readText(request);
	const method = request.method ?? 'GET';
	const found = findRoute(method, url.pathname);
	const params = [url.search.slice(1), text].filter((part) => part !== '').join('&');
	const key = request.headers['idempotency-key'];
	const record: RecordedRequest = {
		method,
		path: url.pathname,
		params,
		idempotencyKey: typeof key === 'string' ? key : null,
		operation: found?.route.operation ?? null,
		status: null,
	};
	world.requests.push(record);
	const answer = async (): Promise<Wire> => {
		catchUp(world);
		return wireOf(await orRefused(() => reply(world, request, record, found)));
	};
	const fault = found && world.faults.take(found.route.operation);
	sendWire(world, response, fault ? await suffer(fault, answer) : await answer(), record);
}

async function reply(
	world: StripeWorld,
	request: IncomingMessage,
	{ method, path, params, idempotencyKey }: RecordedRequest,
	found: { readonly route: Route; readonly id: string } | undefined,
): Promise<Reply> {
	refuseCaller(world, request);
	if (!found) throw new Refused(404, { message: `Unrecognized request URL (${method}: ${path}).` });
	const { handler, rules } = found.route;
	const work = async () => handler({ world, id: found.id, params: checkParams(parseForm(params), rules) });
	if (method !== 'POST') return work();
	return once(world, idempotencyKey ?? undefined, `${method} ${path}\n${params}`, work);
}

function refuseCaller(world: StripeWorld, { headers }: IncomingMessage): void {
	if (world.tooMany > 0) {
		world.tooMany -= 1;
		throw new Refused(429, { code: 'rate_limit', message: 'Too many requests hit the API too quickly.' });
	}
	const key = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
	if (key === undefined) throw new Refused(401, { message: 'You did not provide an API key.' });
	if (key !== world.secretKey)
		throw new Refused(401, {
			message: `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`,
		});
	if (!/^\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?$/.test(String(headers['stripe-version'] ?? '')))
		throw new Refused(400, { message: 'Invalid Stripe API version' });
}

async function orRefused(work: () => Promise<Reply>): Promise<Reply> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refused) return error.reply;
		throw error;
	}
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST) throw new Error('The request is too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function sendWire(world: StripeWorld, response: ServerResponse, wire: Wire, record: RecordedRequest): void {
	if (wire === null) {
		response.destroy();
		return;
	}
	record.status = wire.status;
	response.writeHead(wire.status, {
		'Content-Type': wire.contentType,
		'Request-Id': newId(world, 'req'),
		...(wire.replayed === true ? { 'Idempotent-Replayed': 'true' } : {}),
	});
	response.end(wire.text);
}

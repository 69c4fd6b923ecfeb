import type { IncomingMessage } from 'node:http';
import type { Json } from './world';

const LARGEST = 16 * 1024 * 1024;

export interface ReadRequest {
	readonly params: Readonly<Record<string, string>>;
	/** Undefined where the body is no JSON object. */
	readonly json: Json | undefined;
}

/** The parameters of a request, from query and body alike, and its JSON. */
export async function readRequest(request: IncomingMessage, url: URL): Promise<ReadRequest> {
	const text = await readText(request);
	const isForm = (request.headers['content-type'] ?? '').includes('application/x-www-form-urlencoded');
	const inBody = isForm ? Object.fromEntries(new URLSearchParams(text)) : {};
	return { params: { ...Object.fromEntries(url.searchParams), ...inBody }, json: parse(text) };
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

function parse(text: string): Json | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
	} catch {
		return undefined;
	}
}

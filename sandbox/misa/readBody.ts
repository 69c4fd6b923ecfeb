import type { IncomingMessage } from 'node:http';

const LARGEST = 16 * 1024 * 1024;

/** The JSON of a request; null where there is none or it is no JSON. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST) throw new Error('The request is too large');
		chunks.push(chunk);
	}
	try {
		return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
	} catch {
		return null;
	}
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults';
import type { Reply } from './reply';

/** What goes over the wire in the end; null: the connection ends without an answer. */
export type Wire = {
	readonly status: number;
	readonly contentType: string;
	readonly text: string;
	readonly replayed?: true;
} | null;

export const wireOf = ({
	status,
	body,
	replayed,
}: Reply & { readonly replayed?: true }): NonNullable<Wire> => ({
	status,
	contentType: 'application/json',
	text: JSON.stringify(body, null, 2),
	...(replayed === undefined ? {} : { replayed }),
});

const PAGE = '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>';
const SERVER_ERROR = {
	status: 500,
	body: { error: { type: 'api_error', message: 'Something went wrong on our end.' } },
};
const ENDED = {
	status: 401,
	body: {
		error: { type: 'invalid_request_error', code: 'api_key_expired', message: 'Expired API Key provided' },
	},
};

/** A call that goes wrong in the ordered way, with as much of its work done as the moment says. */
export async function suffer(fault: Fault, work: () => Promise<Wire>): Promise<Wire> {
	if (fault.fault === 'slow') return slowly(fault, work);
	// A single call has no half: during is before.
	if (fault.moment === 'after' || fault.fault === 'twice') await work();
	switch (fault.fault) {
		case 'drop':
			return null;
		case 'html503':
			return { status: 503, contentType: 'text/html', text: PAGE };
		case 'expiredToken':
			return wireOf(ENDED);
		case 'serverError':
			return wireOf(SERVER_ERROR);
		case 'emptyAnswer':
			return wireOf({ status: 200, body: {} });
		case 'garbage':
			return { status: 200, contentType: 'application/json', text: '{"id":"pi_sand' };
		case 'twice':
			return work();
	}
}

async function slowly({ moment, delayMs = 1000 }: Fault, work: () => Promise<Wire>): Promise<Wire> {
	if (moment !== 'before') {
		const done = await work();
		await wait(delayMs);
		return done;
	}
	await wait(delayMs);
	return work();
}

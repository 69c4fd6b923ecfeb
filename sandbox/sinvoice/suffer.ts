import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from '../faults';
import { GENERAL, ok, type Reply } from './reply';
import { tokenOf } from './tokens';
import type { SInvoiceWorld } from './world';

/** What goes over the wire in the end; null: the connection ends without an answer. */
export type Wire = { readonly status: number; readonly contentType: string; readonly text: string } | null;

const JSON_TYPE = 'application/json; charset=utf-8';
export const wireOf = ({ status, body }: Reply): NonNullable<Wire> => ({
	status,
	contentType: JSON_TYPE,
	text: JSON.stringify(body),
});

const PAGE =
	'<html><head><title>503 Service Temporarily Unavailable</title></head><body>Hệ thống đang bảo trì</body></html>';

interface Suffering {
	readonly world: SInvoiceWorld;
	readonly fault: Fault;
	readonly headers: IncomingHttpHeaders;
	/** Does the work of the call, or a part of it, and gives its answer. */
	readonly work: (part: 'half' | 'all') => Promise<Wire>;
}

/** A call that goes wrong in the ordered way, with as much of its work done as the moment says. */
export async function suffer({ world, fault, headers, work }: Suffering): Promise<Wire> {
	if (fault.fault === 'slow') return slowly(fault, work);
	await doWork(fault, work);
	switch (fault.fault) {
		case 'drop':
			return null;
		case 'html503':
			return { status: 503, contentType: 'text/html; charset=utf-8', text: PAGE };
		case 'expiredToken':
			world.tokens.delete(tokenOf(headers) ?? '');
			return wireOf(GENERAL);
		case 'serverError':
			return wireOf({ status: 500, body: { code: 500, message: 'Có lỗi xảy ra trong quá trình xử lý' } });
		case 'emptyAnswer':
			return wireOf(ok({ result: null }));
		case 'garbage':
			return { status: 200, contentType: JSON_TYPE, text: '{"errorCode":null,"result":{"invoiceNo":"K26' };
		case 'twice':
			return work('all');
	}
}

/** Before: it waits, then works. After: it has worked already while the caller waits. */
async function slowly({ moment, delayMs = 1000 }: Fault, work: Suffering['work']): Promise<Wire> {
	if (moment !== 'before') {
		const done = await work('all');
		await wait(delayMs);
		return done;
	}
	await wait(delayMs);
	return work('all');
}

async function doWork({ moment, fault }: Fault, work: Suffering['work']): Promise<void> {
	if (fault === 'twice' || moment === 'after') await work('all');
	else if (moment === 'during') await work('half');
}

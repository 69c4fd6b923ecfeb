import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults';
import { failure, spell, success } from './reply';
import { revoke } from './tokens';
import type { MisaWorld } from './world';

/** What goes over the wire in the end; null: the connection ends without an answer. */
export type Wire = { readonly status: number; readonly contentType: string; readonly text: string } | null;

const JSON_TYPE = 'application/json; charset=utf-8';
export const jsonWire = (status: number, text: string): Wire => ({ status, contentType: JSON_TYPE, text });

const PAGE =
	'<html><head><title>503 Service Unavailable</title></head><body>Hệ thống đang bảo trì</body></html>';

interface Suffering {
	readonly world: MisaWorld;
	readonly fault: Fault;
	readonly authorization: string | undefined;
	/** Does the work of the call, or a part of it, and gives its answer. */
	readonly work: (part: 'half' | 'all') => Promise<Wire>;
}

/** A call that goes wrong in the ordered way, with as much of its work done as the moment says. */
export async function suffer({ world, fault, authorization, work }: Suffering): Promise<Wire> {
	const done = await doWork(fault, work);
	switch (fault.fault) {
		case 'drop':
			return null;
		case 'slow':
			await wait(fault.delayMs ?? 1000);
			return done;
		case 'html503':
			return { status: 503, contentType: 'text/html; charset=utf-8', text: PAGE };
		case 'expiredToken': {
			revoke(world, authorization);
			const { status, envelope } = failure('TokenExpiredCode', 'Token đã hết hạn');
			return jsonWire(status, spell(world, envelope));
		}
		case 'serverError':
			return jsonWire(200, spell(world, failure('SystemError', 'Lỗi hệ thống').envelope));
		case 'emptyAnswer':
			return jsonWire(200, spell(world, success({ data: null }).envelope));
		case 'garbage':
			return jsonWire(200, '{"success":true,"publishInvoiceResult":"[{\\"RefID\\":');
		case 'twice':
			return work('all');
	}
}

/** Null where nothing was done, or only a half: such work has no answer of its own. */
async function doWork({ moment, fault }: Fault, work: Suffering['work']): Promise<Wire> {
	if (fault === 'twice' || moment === 'after') return work('all');
	if (moment === 'during') await work('half');
	return null;
}

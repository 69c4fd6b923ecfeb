import { writeInvoice } from '../../../providers/sinvoice/payload/writeInvoice';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import {
	startSInvoiceSandbox,
	type SInvoiceSandbox,
	type SInvoiceSandboxOptions,
} from '../../../sandbox/sinvoice/startSInvoiceSandbox';
import { ISSUED_AT } from '../../providers/sinvoice/invoices';

const BASE = '/services/einvoiceapplication/api/InvoiceAPI';

export interface Said {
	readonly status: number;
	readonly body: Readonly<Record<string, unknown>>;
}

export interface Talk {
	readonly sandbox: SInvoiceSandbox;
	readonly clock: { now: number };
	readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Said>;
	readonly issue: (body: unknown) => Promise<Said>;
}

/** Talks to a sandbox without the client, by the bare wire. */
export async function talk(options: SInvoiceSandboxOptions = {}): Promise<Talk> {
	const clock = { now: Date.parse(ISSUED_AT) };
	const rules = { issueDelay: 0, visibleAfter: 0, ...options.rules };
	const sandbox = await startSInvoiceSandbox({ now: () => clock.now, ...options, rules });
	const { username, password, taxCode } = sandbox.account;
	const post: Talk['post'] = async (path, body, headers = {}) => {
		const isForm = body instanceof URLSearchParams;
		const response = await fetch(`${sandbox.url}${path.startsWith('/auth') ? '' : BASE}${path}`, {
			method: 'POST',
			headers: {
				Authorization: `Basic ${btoa(`${username}:${password}`)}`,
				...(isForm ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body: isForm ? body : JSON.stringify(body),
		});
		return { status: response.status, body: (await response.json()) as Said['body'] };
	};
	return { sandbox, clock, post, issue: (body) => post(`/InvoiceWS/createInvoice/${taxCode}`, body) };
}

/** The body that our client writes, to be bent. */
export const bodyOf = (invoice: EInvoice) =>
	JSON.parse(JSON.stringify(writeInvoice(invoice))) as Record<string, unknown>;

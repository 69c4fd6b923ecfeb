import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { writeInvoice } from '../../../providers/misa/payload/writeInvoice';
import {
	startMisaSandbox,
	type MisaSandbox,
	type MisaSandboxOptions,
} from '../../../sandbox/misa/startMisaSandbox';
import { NOW } from '../../providers/misa/support/invoices';

export type Tree = Record<string, unknown>;

export interface Door {
	readonly sandbox: MisaSandbox;
	readonly clock: { now: number };
	/** Sends one call of the gateway, logged in, and gives status and body with names in small letters. */
	readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

export interface Answer {
	readonly status: number;
	/** As it was spelt. */
	readonly raw: Tree;
	readonly errorCode: unknown;
	/** Rows of whatever list the answer has, with names in small letters. */
	readonly rows: readonly Tree[];
	readonly data: unknown;
}

const open: MisaSandbox[] = [];
export const closeAll = async () => {
	await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
};

const small = (of: Tree): Tree =>
	Object.fromEntries(Object.entries(of).map(([name, value]) => [name.toLowerCase(), value]));
const unfold = (value: unknown): unknown =>
	typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;

export async function openDoor(options: MisaSandboxOptions = {}): Promise<Door> {
	const clock = { now: NOW };
	const sandbox = await startMisaSandbox({
		now: () => clock.now,
		...options,
		rules: { publishDelay: 0, ...options.rules },
	});
	open.push(sandbox);
	const { clientId, clientSecret, taxCode, username, password } = sandbox.account;
	const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
		const response = await fetch(`${sandbox.url}/apis/itg/meinvoice${path}`, {
			method,
			headers: { 'Content-Type': 'application/json', ClientID: clientId, TaxCode: taxCode, ...headers },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: response.status, text: await response.text() };
	};
	const tokens = new Map<string, string>();
	const tokenOf = async (folder: 'invoice' | 'invoiceweb') => {
		const { text } = await send(
			'POST',
			`/${folder}/token`,
			{ ClientSecret: clientSecret },
			{ taxcode: taxCode, username, password },
		);
		const data = unfold(small(JSON.parse(text) as Tree)['data']);
		const token = typeof data === 'string' ? data : String(small(data as Tree)['access_token']);
		tokens.set(folder, token);
		return token;
	};
	return {
		sandbox,
		clock,
		call: async (method, path, body) => {
			const folder = path.startsWith('/invoiceweb') ? 'invoiceweb' : 'invoice';
			const token = tokens.get(folder) ?? (await tokenOf(folder));
			const { status, text } = await send(method, path, { Authorization: `Bearer ${token}` }, body);
			const raw = JSON.parse(text) as Tree;
			const answer = small(raw);
			const list = unfold(answer['publishinvoiceresult'] ?? answer['createinvoiceresult'] ?? answer['data']);
			const rows = Array.isArray(list) ? (list as Tree[]).map(small) : [];
			return { status, raw, errorCode: answer['errorcode'], rows, data: unfold(answer['data']) };
		},
	};
}

/** A payload to spoil: a deep copy. */
export const payloadOf = (invoice: EInvoice, sentAsSummary = false): Tree =>
	structuredClone(writeInvoice(invoice, sentAsSummary)) as Tree;

export const publish = ({ call }: Door, invoices: readonly Tree[], sign = 2) =>
	call('POST', '/invoice/publishing', { SignType: sign, InvoiceData: invoices, PublishInvoiceData: null });

export const rowsIn = (invoice: Tree) => invoice['OriginalInvoiceDetail'] as Tree[];

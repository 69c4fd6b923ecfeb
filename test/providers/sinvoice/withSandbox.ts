import axios from 'axios';
import type { EInvoiceProvider } from '../../../providers/eInvoiceProvider';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { IssuedInvoice } from '../../../providers/eInvoiceProvider';
import { sessionStore } from '../../../providers/session/sessionStore';
import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import type { SInvoiceSettings } from '../../../providers/sinvoice/settings';
import {
	startSInvoiceSandbox,
	type SInvoiceSandbox,
	type SInvoiceSandboxOptions,
} from '../../../sandbox/sinvoice/startSInvoiceSandbox';
import { ISSUED_AT } from './invoices';

export interface Tried {
	readonly sandbox: SInvoiceSandbox;
	readonly client: EInvoiceProvider;
	/** Time passes by this alone, for client and sandbox. */
	readonly clock: { now: number };
	/** Another client of the same account. */
	readonly open: (settings?: Partial<SInvoiceSettings>) => EInvoiceProvider;
	readonly issueOne: (invoice: EInvoice) => Promise<IssuedInvoice>;
}

const started: SInvoiceSandbox[] = [];

/** A sandbox and a client of it. Nothing waits: a pause moves the clock. */
export async function trySandbox(options: SInvoiceSandboxOptions = {}): Promise<Tried> {
	const clock = { now: Date.parse(ISSUED_AT) };
	const rules = { issueDelay: 0, visibleAfter: 0, ...options.rules };
	const sandbox = await startSInvoiceSandbox({ now: () => clock.now, ...options, rules });
	started.push(sandbox);
	const open = (settings: Partial<SInvoiceSettings> = {}) => {
		const { username, password, taxCode } = sandbox.account;
		return createSInvoice({ username, password, taxCode, host: sandbox.url, ...settings }, axios.create(), {
			now: () => clock.now,
			sleep: async (ms) => {
				clock.now += ms;
			},
		});
	};
	const client = open();
	return {
		sandbox,
		client,
		clock,
		open,
		issueOne: async (invoice) => {
			const [outcome] = await client.issue([invoice]);
			if (outcome?.state !== 'issued') throw new Error(JSON.stringify(outcome));
			return outcome.invoice;
		},
	};
}

/** Ends all sandboxes and forgets all logins. */
export async function endSandboxes(): Promise<void> {
	sessionStore().clear();
	await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
}

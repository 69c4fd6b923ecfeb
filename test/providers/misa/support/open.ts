import axios, { type AxiosInstance } from 'axios';
import { createMisa } from '../../../../providers/misa/createMisa';
import type { EInvoiceProvider } from '../../../../providers/eInvoiceProvider';
import type { MisaGeneration, MisaSettings } from '../../../../providers/misa/settings';
import { sessionStore } from '../../../../providers/session/sessionStore';
import {
	startMisaSandbox,
	type MisaSandbox,
	type MisaSandboxOptions,
} from '../../../../sandbox/misa/startMisaSandbox';
import { NOW } from './invoices';

export const GENERATIONS: readonly MisaGeneration[] = ['integration', 'gateway'];

export interface Opened {
	readonly misa: EInvoiceProvider;
	readonly sandbox: MisaSandbox;
	readonly settings: MisaSettings;
	readonly http: AxiosInstance;
	readonly clock: { now: number };
	/** What the client waited for, in ms. */
	readonly slept: number[];
	/** Another client of the same account, as another node would open it. */
	readonly again: (settings?: Partial<MisaSettings>) => EInvoiceProvider;
}

const open: MisaSandbox[] = [];

/** Closes what `openMisa` has opened, and forgets its logins. */
export async function closeAll(): Promise<void> {
	await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
	sessionStore().clear();
}

/** A client and its sandbox on one clock, which moves when the client sleeps. */
export async function openMisa(
	generation: MisaGeneration = 'gateway',
	given: { readonly settings?: Partial<MisaSettings>; readonly sandbox?: MisaSandboxOptions } = {},
): Promise<Opened> {
	const clock = { now: NOW };
	const sandbox = await startMisaSandbox({
		now: () => clock.now,
		...given.sandbox,
		rules: { publishDelay: 0, ...given.sandbox?.rules },
	});
	open.push(sandbox);
	const { username, password, taxCode, appId, clientId, clientSecret } = sandbox.account;
	const keys = generation === 'integration' ? { appId } : { clientId, clientSecret };
	const settings: MisaSettings = {
		...{ username, password, taxCode, generation, ...keys },
		...{ host: sandbox.url, signing: 'hsm', timeoutMs: 5000, ...given.settings },
	};
	const http = axios.create({ maxRedirects: 0, proxy: false });
	const slept: number[] = [];
	const options = {
		now: () => clock.now,
		sleep: async (ms: number) => {
			slept.push(ms);
			clock.now += ms;
		},
	};
	const again = (more: Partial<MisaSettings> = {}) => createMisa({ ...settings, ...more }, http, options);
	return { misa: again(), sandbox, settings, http, clock, slept, again };
}

/** Requests of one operation that the sandbox was sent. */
export const asked = (sandbox: MisaSandbox, operation: string) =>
	sandbox.requests().filter((request) => request.operation === operation);

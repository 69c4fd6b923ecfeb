import type { AxiosInstance } from 'axios';
import { refuse } from '../../../domain/refusal';
import type { ProviderError } from '../../eInvoiceProvider';
import { hideSecrets } from '../../session/hideSecrets';
import type { SInvoiceAuthForm, SInvoiceSettings } from '../settings';
import { resolveAddresses, type Addresses } from './paths';

/** What a client may be given besides its settings. */
export interface SInvoiceOptions {
	/** Clock, in ms since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

/** An account with all that its settings left open. */
export interface Account {
	readonly settings: Required<Omit<SInvoiceSettings, 'host' | 'timeoutMs' | 'loginTimeoutMs' | 'auth'>> & {
		readonly auth: SInvoiceAuthForm;
		readonly timeoutMs: number;
		readonly loginTimeoutMs: number;
	};
	readonly addresses: Addresses;
	readonly http: AxiosInstance;
	readonly now: () => number;
	readonly sleep: (ms: number) => Promise<void>;
	/** Takes the account's secrets out of what S-Invoice said. */
	readonly conceal: (error: ProviderError, tokens?: Iterable<string>) => ProviderError;
}

const TIMEOUT_MS = 90_000;
const LOGIN_TIMEOUT_MS = 30_000;

/** @throws Refusal `sinvoice.host`, `sinvoice.account` */
export function openAccount(
	settings: SInvoiceSettings,
	http: AxiosInstance,
	options: SInvoiceOptions = {},
): Account {
	const { username, password, taxCode, host, auth, timeoutMs, loginTimeoutMs } = settings;
	if (taxCode.trim() === '' || username.trim() === '' || password === '')
		refuse({
			rule: 'sinvoice.account',
			field: 'taxCode',
			message: 'The S-Invoice account lacks its user, its password or its tax code.',
			fix: 'Fill in all three in the S-Invoice credential.',
		});
	const basic = `${username}:${password}`;
	const words = (text: string, tokens: Iterable<string>) => hideSecrets(text, [password, basic, ...tokens]);
	return {
		settings: {
			username: username.trim(),
			password,
			taxCode: taxCode.trim(),
			auth: auth ?? 'cookie',
			timeoutMs: timeoutMs ?? TIMEOUT_MS,
			loginTimeoutMs: loginTimeoutMs ?? Math.min(timeoutMs ?? TIMEOUT_MS, LOGIN_TIMEOUT_MS),
		},
		addresses: resolveAddresses(host, taxCode.trim()),
		http,
		now: options.now ?? Date.now,
		sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
		conceal: (error, tokens = []) => ({
			...error,
			code: words(error.code, tokens),
			message: words(error.message, tokens),
		}),
	};
}

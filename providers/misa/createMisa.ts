import type { AxiosInstance } from 'axios';
import type { EInvoiceProvider } from '../eInvoiceProvider';
import { ProviderRefusal } from '../providerErrors';
import { hashCredential } from '../session/hashCredential';
import { openSession } from '../session/openSession';
import type { MisaAccount } from './account';
import { assertSettings } from './assertSettings';
import { MISA_CAPABILITIES } from './capabilities';
import { ownError } from './errors/ownErrors';
import { withoutSecrets } from './http/ask';
import { logIn, type Door } from './http/logIn';
import { resolveBase } from './http/resolveBase';
import { download } from './operations/download';
import { findByKey } from './operations/findByKey';
import { issue } from './operations/issue';
import { list } from './operations/list';
import { preview } from './operations/preview';
import { pushDraft } from './operations/pushDraft';
import { readTemplates } from './operations/readTemplates';
import { testAccount } from './operations/test';
import type { MisaSettings } from './settings';

/** For tests, and for whoever has a clock of his own. */
export interface MisaOptions {
	/** Ms since 1970. */
	readonly now?: () => number;
	readonly sleep?: (ms: number) => Promise<void>;
}

/**
 * An account of MISA meInvoice. It asks nothing of MISA before its first operation.
 *
 * @throws Refusal `misa.settings`, `misa.host`
 */
export function createMisa(
	settings: MisaSettings,
	http: AxiosInstance,
	options: MisaOptions = {},
): EInvoiceProvider {
	assertSettings(settings);
	const account = openAccount(settings, http, options);
	return {
		name: 'misa',
		account: account.id,
		capabilities: MISA_CAPABILITIES,
		test: () => testAccount(account),
		listTemplates: async () =>
			(await readTemplates(account)).map(({ sentAsSummary: _own, ...template }) => template),
		preview: (invoice) => preview(account, invoice),
		pushDraft: (invoice) => pushDraft(account, invoice),
		issue: (invoices) => issue(account, invoices),
		findByKey: (query) => findByKey(account, query),
		download: (query, format) => download(account, query, format),
		setPaid: async () => {
			throw new ProviderRefusal(ownError('NOT_OFFERED', 'MISA keeps no payment status of invoices.'));
		},
		list: (period) => list(account, period),
	};
}

function openAccount(settings: MisaSettings, http: AxiosInstance, options: MisaOptions): MisaAccount {
	const base = resolveBase(settings);
	const now = options.now ?? (() => Date.now());
	const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
	const { generation, username, password, taxCode, appId = '', clientId = '', clientSecret = '' } = settings;
	const credential = [generation, base, username, password, taxCode, appId, clientId, clientSecret];
	const sessionAt = (door: Door) =>
		openSession({
			credential: ['misa', door, ...credential],
			now,
			login: () =>
				logIn({ http, settings, base, now }, door).catch((error: unknown) => {
					throw withoutSecrets(error, account);
				}),
		});
	const account: MisaAccount = {
		settings,
		base,
		id: hashCredential(['misa', base, taxCode]),
		http,
		sessions: { api: sessionAt('api'), web: sessionAt('web') },
		now,
		sleep,
		templates: {},
	};
	return account;
}

import type { AxiosInstance } from 'axios';
import type { EInvoiceCapabilities, EInvoiceProvider } from '../eInvoiceProvider';
import { openAccount, type SInvoiceOptions } from './http/account';
import { nameAccount, openClient } from './http/client';
import { downloadFile } from './operations/downloadFile';
import { findByKey } from './operations/findByKey';
import { issueInvoices, MOST_AT_ONCE } from './operations/issueInvoices';
import { listInvoices } from './operations/listInvoices';
import { listTemplates } from './operations/listTemplates';
import { previewInvoice } from './operations/previewInvoice';
import { pushDraft } from './operations/pushDraft';
import { setPaid } from './operations/setPaid';
import type { SInvoiceSettings } from './settings';

const CAPABILITIES: EInvoiceCapabilities = {
	// Which templates take several rates, S-Invoice does not tell.
	severalRates: 'byTemplate',
	batchSize: MOST_AT_ONCE,
	draft: true,
	preview: true,
	cancel: false,
	paymentStatus: true,
	formats: ['pdf', 'xml', 'zip'],
	settleWindow: 120_000,
	issueGap: 0,
};

/**
 * The client of an account of Viettel S-Invoice (vinvoice, version 2).
 *
 * @throws Refusal `sinvoice.host`, `sinvoice.account`
 */
export function createSInvoice(
	settings: SInvoiceSettings,
	http: AxiosInstance,
	options: SInvoiceOptions = {},
): EInvoiceProvider {
	const account = openAccount(settings, http, options);
	const client = openClient(account);
	return {
		name: 'sinvoice',
		account: nameAccount(account),
		capabilities: CAPABILITIES,
		test: async () => {
			await listTemplates(client);
		},
		listTemplates: () => listTemplates(client),
		preview: (invoice) => previewInvoice(client, invoice),
		pushDraft: (invoice) => pushDraft(client, invoice),
		issue: (invoices) => issueInvoices(client, invoices),
		findByKey: (query) => findByKey(client, query),
		download: (query, format) => downloadFile(client, query, format),
		setPaid: (query, paid) => setPaid(client, query, paid),
		list: (period) => listInvoices(client, period),
	};
}

export type { SInvoiceSettings, SInvoiceOptions };

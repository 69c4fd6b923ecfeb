import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { ProviderFile } from '../../eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { member, textOf } from '../answers/members';
import { asFile, readFile } from '../answers/readFile';
import { ownError } from '../errors/ownErrors';
import { mayFetch } from '../http/allowedHosts';
import { ask } from '../http/ask';
import { GENERATIONS } from '../http/generations';
import { sendForBytes } from '../http/send';
import { assertSendable } from '../payload/assertSendable';
import { writeInvoice } from '../payload/writeInvoice';
import { writeWebDraft } from '../payload/writeWebDraft';
import { templateOf } from './templateOf';

/**
 * The PDF of an invoice that is stored nowhere. MISA answers with an address that holds for some minutes; where that is
 * none of its own, or gives no PDF, the web app is asked for the same.
 */
export async function preview(account: MisaAccount, invoice: EInvoice): Promise<ProviderFile> {
	assertSendable(invoice);
	const template = await templateOf(account, [invoice]);
	const envelope = await ask(account, 'api', {
		method: 'POST',
		path: '/invoice/unpublishview',
		body: writeInvoice(invoice, template.sentAsSummary),
	});
	const name = `${formatSeries(template.series)}-preview`;
	const address = textOf(envelope, 'data');
	const fetched = address === null ? undefined : await fetchPdf(account, address, name);
	return fetched ?? previewOnWeb(account, invoice, name);
}

async function fetchPdf(
	account: MisaAccount,
	address: string,
	name: string,
): Promise<ProviderFile | undefined> {
	if (!mayFetch(address, account.base)) return undefined;
	try {
		// Without the token: the address is its own permission.
		const { status, bytes } = await sendForBytes(account.http, {
			method: 'GET',
			url: address,
			headers: { Accept: 'application/pdf' },
			timeoutMs: account.settings.timeoutMs,
		});
		return status === 200 ? asFile(bytes, 'pdf', name) : undefined;
	} catch (error) {
		if (error instanceof ProviderUnreachable) return undefined;
		throw error;
	}
}

async function previewOnWeb(account: MisaAccount, invoice: EInvoice, name: string): Promise<ProviderFile> {
	const envelope = await ask(account, 'web', {
		method: 'POST',
		path: `${GENERATIONS[account.settings.generation].paths.web}/preview`,
		body: writeWebDraft(invoice),
	});
	const data = member(envelope, 'data');
	if (typeof data !== 'string')
		throw new ProviderRefusal(ownError('NO_RESULT', 'MISA answered without a preview.'));
	return readFile(data, 'pdf', name);
}

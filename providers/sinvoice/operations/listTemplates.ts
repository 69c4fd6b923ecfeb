import type { ProviderTemplate } from '../../eInvoiceProvider';
import { readTemplates } from '../answers/readTemplates';
import { ask, bodyOf } from '../http/ask';
import type { Call, Client } from '../http/client';

/**
 * Templates with their series. It is also what proves an account: it needs user, password, tax code and a registered
 * address, and changes nothing.
 */
export async function listTemplates(client: Client): Promise<ProviderTemplate[]> {
	return readTemplates(bodyOf(await ask(client, templatesOf(client))));
}

export function templatesOf({ account }: Client): Call {
	const json = { taxCode: account.settings.taxCode, invoiceType: 'all' };
	return { name: 'getAllInvoiceTemplates', json };
}

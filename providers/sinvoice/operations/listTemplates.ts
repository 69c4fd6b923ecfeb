import type { ProviderTemplate } from '../../eInvoiceProvider';
import { readTemplates } from '../answers/readTemplates';
import { ask, bodyOf } from '../http/ask';
import type { Client } from '../http/client';

/**
 * Templates with their series. It is also what proves an account: it needs user, password, tax code and a registered
 * address, and changes nothing.
 */
export async function listTemplates(client: Client): Promise<ProviderTemplate[]> {
	const { taxCode } = client.account.settings;
	const json = { taxCode, invoiceType: 'all' };
	return readTemplates(bodyOf(await ask(client, { name: 'getAllInvoiceTemplates', json })));
}

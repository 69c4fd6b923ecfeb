import type { IssuedInvoice, LookUp } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import { isMembers } from '../answers/members';
import type { Reading } from '../answers/readAnswer';
import { readRow } from '../answers/readRow';
import { ownError } from '../errors/ownErrors';
import { ask, membersOf } from '../http/ask';
import type { Call, Client } from '../http/client';

/** Looks an invoice up by our key. Drafts are not found. */
export async function findByKey(client: Client, query: LookUp): Promise<IssuedInvoice | undefined> {
	return readSearch(await ask(client, searchFor(client, query.key)), query);
}

export function searchFor({ account }: Client, key: string): Call {
	const form = { supplierTaxCode: account.settings.taxCode, transactionUuid: key };
	return { name: 'searchInvoiceByTransactionUuid', form };
}

/**
 * What a search has brought; undefined where S-Invoice says that it knows nothing under the key. A row without a number is
 * an invoice in the making: nothing can be concluded from it. Where one key has several invoices, it is the first of them.
 */
export function readSearch(
	reading: Reading,
	{ key, template }: Pick<LookUp, 'key' | 'template'>,
): IssuedInvoice | undefined {
	if (reading.says === 'refused' && reading.error.code === 'NOT_FOUND_DATA') return undefined;
	const { result } = membersOf(reading);
	const rows = Array.isArray(result) ? (result as unknown[]) : isMembers(result) ? [result] : undefined;
	if (rows?.length === 0) return undefined;
	const found = (rows ?? [])
		.flatMap((row) => readRow(row, { key, templateCode: template.templateCode }) ?? [])
		.toSorted((one, other) => one.sequence - other.sequence);
	if (found[0] !== undefined) return found[0];
	throw new ProviderUnreachable(
		ownError('BAD_REPLY', 'The search brought an invoice without a number that can be read.'),
	);
}

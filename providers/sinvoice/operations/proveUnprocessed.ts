import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { Client } from '../http/client';
import { searchFor } from './findByKey';

/** These calls come on top of the one whose answer is in doubt: nobody is to wait for them as long as for an invoice. */
const PATIENCE_MS = 10_000;

/**
 * After HTTP 500 with GENERAL, which an expired token brings and any other fault too: was the call turned away at the door?
 * That is proved where the same token is turned away by another call too, a new one is taken, and no key of the call is
 * known. Everything else leaves the outcome unknown.
 *
 * @returns a token with which the call may be sent once more; undefined without the proof
 */
export async function proveUnprocessed(
	client: Client,
	dead: string,
	invoices: readonly EInvoice[],
): Promise<string | undefined> {
	const search = ({ key }: EInvoice, token: string) =>
		client.sendOnce({ ...searchFor(client, key), timeoutMs: PATIENCE_MS }, token);
	const [first] = invoices;
	// The old token first: a new login may end it, and then its death would prove nothing.
	if (!first || (await search(first, dead)).says !== 'deadToken') return undefined;
	client.session.drop(dead);
	const fresh = await client.session.token().catch(() => undefined);
	if (fresh === undefined) return undefined;
	for (const invoice of invoices) {
		const reading = await search(invoice, fresh);
		if (reading.says !== 'refused' || reading.error.code !== 'NOT_FOUND_DATA') return undefined;
	}
	return fresh;
}

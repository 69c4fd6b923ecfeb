import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { DraftOutcome } from '../../eInvoiceProvider';
import { ask } from '../http/ask';
import type { Client } from '../http/client';
import { tryToWrite } from '../payload/tryToWrite';

/**
 * Stores a draft that a person issues on the portal. The same key writes the same draft again, so that the call may be
 * repeated. The answer has no number: the draft is found by its key once it is issued.
 */
export async function pushDraft(client: Client, invoice: EInvoice): Promise<DraftOutcome> {
	const written = tryToWrite(invoice);
	if ('error' in written) return { state: 'refused', error: written.error };
	const reading = await ask(client, { name: 'createOrUpdateInvoiceDraft', json: written.body });
	if (reading.says === 'done') return { state: 'stored' };
	const certain = reading.says === 'refused' || (reading.says === 'deadToken' && reading.certain);
	return { state: certain ? 'refused' : 'unknown', error: reading.error };
}

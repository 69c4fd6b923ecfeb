import { parseSeries } from '../../domain/vietnam/parseSeries';
import type { EInvoiceTemplate } from '../../domain/vietnam/eInvoice';
import type { EInvoiceRecord } from '../../ledger/port';
import type { EInvoiceProvider, IssuedInvoice } from '../../providers/eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providers/providerErrors';

/** What a look-up by our key has brought. `silent`: nothing could be learned. */
export type Found =
	| { readonly answer: 'found'; readonly invoice: IssuedInvoice }
	| { readonly answer: 'notFound' }
	| { readonly answer: 'silent'; readonly error: { readonly code: string; readonly message: string } };

/** Asks the provider for an e-invoice of ours, by its key or by that of its draft. */
export async function lookUp(
	provider: EInvoiceProvider,
	record: EInvoiceRecord,
	key = record.key,
): Promise<Found> {
	try {
		const query = { key: key ?? '', template: templateOf(record), issueDate: record.issueDate ?? '' };
		const invoice = await provider.findByKey(query);
		return invoice ? { answer: 'found', invoice } : { answer: 'notFound' };
	} catch (error) {
		if (error instanceof ProviderUnreachable || error instanceof ProviderRefusal)
			return { answer: 'silent', error: error.error };
		throw error;
	}
}

export function templateOf(record: Pick<EInvoiceRecord, 'templateCode' | 'series'>): EInvoiceTemplate {
	return { templateCode: record.templateCode ?? '', series: parseSeries(record.series ?? '') };
}

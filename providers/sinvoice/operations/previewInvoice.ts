import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { ProviderFile } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import { readFile } from '../answers/readFile';
import { ownError } from '../errors/ownErrors';
import { nameFile } from '../files/nameFile';
import { isPdf } from '../files/signatures';
import { ask, membersOf } from '../http/ask';
import type { Client } from '../http/client';
import { writeOrRefuse } from '../payload/tryToWrite';

/** PDF of an invoice as it would be; S-Invoice stores nothing. */
export async function previewInvoice(client: Client, invoice: EInvoice): Promise<ProviderFile> {
	const json = writeOrRefuse(invoice);
	const reading = await ask(client, { name: 'createInvoiceDraftPreview', json });
	const { bytes, name } = readFile(membersOf(reading));
	if (!bytes) throw new ProviderUnreachable(ownError('FILE_NOT_READY', 'The preview has come back empty.'));
	if (!isPdf(bytes)) throw new ProviderUnreachable(ownError('BAD_FILE', 'The preview is no PDF.'));
	return { fileName: nameFile(name, 'preview', 'pdf'), mimeType: 'application/pdf', bytes };
}

import type { FileFormat, IssuedReference, ProviderFile } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import { readFile } from '../answers/readFile';
import { ownError } from '../errors/ownErrors';
import { nameFile } from '../files/nameFile';
import { isPdf, isZip } from '../files/signatures';
import { takeXml } from '../files/takeXml';
import { ask, membersOf } from '../http/ask';
import type { Client } from '../http/client';

/** The file is made some seconds after the invoice; until then the answer has none. In ms. */
const PAUSES = [2_000, 3_000, 5_000];

/**
 * Downloads an issued invoice: PDF, ZIP, or the signed XML out of the ZIP.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function downloadFile(
	client: Client,
	query: IssuedReference,
	format: FileFormat,
): Promise<ProviderFile> {
	const { bytes, name } = await fetchFile(client, query, format === 'pdf' ? 'PDF' : 'ZIP');
	if (format === 'pdf' && isPdf(bytes))
		return { fileName: nameFile(name, query.number, 'pdf'), mimeType: 'application/pdf', bytes };
	if (format === 'pdf' || !isZip(bytes)) throw badFile(`S-Invoice sent no ${format.toUpperCase()}.`);
	if (format === 'zip')
		return { fileName: nameFile(name, query.number, 'zip'), mimeType: 'application/zip', bytes };
	try {
		const xml = await takeXml(bytes, query.number);
		return {
			fileName: nameFile(xml.name, query.number, 'xml'),
			mimeType: 'application/xml',
			bytes: xml.bytes,
		};
	} catch (error) {
		if (error instanceof RangeError) throw badFile(error.message);
		throw error;
	}
}

async function fetchFile(
	client: Client,
	{ number, template, key }: IssuedReference,
	fileType: 'PDF' | 'ZIP',
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
	const { taxCode: supplierTaxCode } = client.account.settings;
	const { templateCode } = template;
	const uuid = key === '' ? {} : { transactionUuid: key };
	const json = { supplierTaxCode, invoiceNo: number, templateCode, fileType, ...uuid };
	for (let tries = 0; ; tries += 1) {
		const reading = await ask(client, { name: 'getInvoiceRepresentationFile', json });
		const { bytes, name } = readFile(membersOf(reading));
		if (bytes) return { bytes, name };
		const pause = PAUSES[tries];
		if (pause === undefined)
			throw new ProviderUnreachable(ownError('FILE_NOT_READY', `The ${fileType} is not made yet.`));
		await client.account.sleep(pause);
	}
}

const badFile = (message: string) => new ProviderUnreachable(ownError('BAD_FILE', message));

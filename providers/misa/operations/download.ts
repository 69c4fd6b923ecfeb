import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { FileFormat, IssuedReference, ProviderFile } from '../../eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { dataRows } from '../answers/dataRows';
import { textOf } from '../answers/members';
import { readFile } from '../answers/readFile';
import { ownError } from '../errors/ownErrors';
import { readError } from '../errors/readError';
import { ask, hideIn } from '../http/ask';
import { GENERATIONS } from '../http/generations';
import { findByKey } from './findByKey';

/** The PDF or the XML of an issued invoice. */
export async function download(
	account: MisaAccount,
	reference: IssuedReference,
	format: FileFormat,
): Promise<ProviderFile> {
	if (format === 'zip')
		throw new ProviderRefusal(ownError('NOT_OFFERED', 'MISA gives out invoices as PDF and XML, not as ZIP.'));
	const transaction = reference.providerKey ?? (await findByKey(account, reference))?.providerKey;
	if (!transaction)
		throw new ProviderRefusal(
			readError('InvoiceNotExist', `MISA does not know invoice ${reference.number}.`),
		);
	const { series } = reference.template;
	const envelope = await ask(account, 'api', {
		method: 'POST',
		path: GENERATIONS[account.settings.generation].paths.download,
		query: {
			invoiceWithCode: series.withCode,
			invoiceCalcu: series.letter === 'M',
			downloadDataType: format,
		},
		body: [transaction],
	});
	const row = dataRows(envelope).find((one) => textOf(one, 'TransactionID') === transaction);
	const code = textOf(row, 'ErrorCode');
	if (code !== null)
		throw new ProviderRefusal(hideIn(readError(code, textOf(row, 'Description', 'Message')), account));
	const data = textOf(row, 'Data');
	if (data === null)
		throw new ProviderUnreachable(
			ownError('NO_RESULT', `MISA answered without the file of ${reference.number}.`),
		);
	return readFile(data, format, `${formatSeries(series)}-${reference.number}`);
}

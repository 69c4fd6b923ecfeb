import type { InvoiceSeries } from '../../../domain/vietnam/series';
import type { TaxOfficeState } from '../../eInvoiceProvider';

/**
 * Where an invoice stands with the tax office. The words of `exchangeStatus` are known in part only: `DIS…` means refused,
 * `…APPROVED` accepted, `…SENT` and `…NOT_SENT` still to come. A list has a number there, which tells nothing.
 */
export function readTaxOffice(
	series: Pick<InvoiceSeries, 'withCode'>,
	code: string | null,
	exchangeStatus: string | null,
): TaxOfficeState {
	const words = exchangeStatus?.toUpperCase() ?? '';
	if (words.includes('DIS') || words.includes('REJECT')) return 'refused';
	if (!series.withCode) return 'none';
	if (code !== null || words.includes('APPROVED')) return 'accepted';
	return /ERROR|FAIL/.test(words) ? 'sendError' : 'waiting';
}

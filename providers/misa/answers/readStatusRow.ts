import type { EInvoiceTemplate } from '../../../domain/vietnam/eInvoice';
import type { IssuedInvoice } from '../../eInvoiceProvider';
import { flagOf, numberOf, type Members } from './members';
import { readIssued } from './readIssued';
import { API_STATUSES, readTaxOffice } from './taxOffice';

/** A row of `/invoice/status` or `/invoice/paging`. Undefined where it is not issued. */
export function readStatusRow(row: Members, template: EInvoiceTemplate): IssuedInvoice | undefined {
	const status = API_STATUSES[numberOf(row, 'EInvoiceStatus') ?? -1] ?? 'unknown';
	return readIssued(row, {
		template,
		taxOffice: (code) => readTaxOffice(template.series, numberOf(row, 'SendTaxStatus'), code),
		status: flagOf(row, 'IsDelete') ? 'deleted' : status,
	});
}

import type { InvoiceSeries } from '../../../domain/vietnam/series';
import type { IssuedInvoice, TaxOfficeState } from '../../eInvoiceProvider';

/** `SendTaxStatus` means other things in series with a code of the tax office (C) than in those without (K). */
const WITH_CODE: readonly TaxOfficeState[] = ['waiting', 'sendError', 'accepted', 'refused'];
const WITHOUT_CODE: readonly TaxOfficeState[] = ['none', 'none', 'none', 'refused', 'sendError'];

export function readTaxOffice(
	{ withCode }: Pick<InvoiceSeries, 'withCode'>,
	sendTaxStatus: number | null,
	code: string | null,
): TaxOfficeState {
	const states = withCode ? WITH_CODE : WITHOUT_CODE;
	const stated = states[sendTaxStatus ?? -1];
	if (stated !== undefined) return stated;
	if (!withCode) return 'none';
	return code === null ? 'waiting' : 'accepted';
}

/** `PublishStatus` of the web app; rows of 0 are drafts. */
const WEB_STATES: Readonly<Record<number, TaxOfficeState>> = { 4: 'waiting', 6: 'accepted', 7: 'refused' };

export function readWebTaxOffice(
	{ withCode }: Pick<InvoiceSeries, 'withCode'>,
	publishStatus: number | null,
	code: string | null,
): TaxOfficeState {
	const stated = WEB_STATES[publishStatus ?? -1] ?? readTaxOffice({ withCode }, null, code);
	return withCode || stated === 'refused' ? stated : 'none';
}

type Status = IssuedInvoice['status'];

/** `EInvoiceStatus` of the publishing API. Cancelled (2) is of the time before 2025, and counts as deleted. */
export const API_STATUSES: Readonly<Record<number, Status>> = {
	1: 'original',
	2: 'deleted',
	3: 'replacement',
	5: 'adjustment',
	7: 'replaced',
	8: 'adjusted',
};

/** `EInvoiceStatus` of the web app: here 4 is an adjustment. */
export const WEB_STATUSES: Readonly<Record<number, Status>> = {
	1: 'original',
	2: 'deleted',
	3: 'replacement',
	4: 'adjustment',
	7: 'replaced',
	8: 'adjusted',
};

import type { EInvoiceStanding } from './eInvoiceState';
import { parseSeries } from './parseSeries';
import { whenCodeComes } from './whenCodeComes';

/**
 * An issued e-invoice that counts in law: one that needs the code of the tax office is none once the office has refused it.
 * A series K needs no code; what the office says of its data does not undo the invoice. Source: Decree 123/2020, art. 3.2
 * and 17.
 */
export function isInEffect({
	state,
	series,
	details: { taxOffice },
}: {
	readonly state: EInvoiceStanding['state'];
	readonly series: string | null;
	readonly details: { readonly taxOffice?: EInvoiceStanding['taxOffice'] };
}): boolean {
	if (state !== 'issued') return false;
	return series === null || taxOffice !== 'refused' || whenCodeComes(parseSeries(series)) === 'never';
}

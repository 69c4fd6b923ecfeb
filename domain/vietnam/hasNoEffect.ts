import type { TaxOfficeStanding } from './eInvoiceState';
import { parseSeries } from './parseSeries';
import { whenCodeComes } from './whenCodeComes';

/**
 * Whether an issued invoice is none in law: it needs the code of the tax office, and the office has refused it. A series K
 * needs no code; what the office says of its data does not undo the invoice. Source: Decree 123/2020, art. 3.2 and 17.
 */
export function hasNoEffect(series: string | null, taxOffice: TaxOfficeStanding | null): boolean {
	if (series === null || taxOffice !== 'refused') return false;
	return whenCodeComes(parseSeries(series)) !== 'never';
}

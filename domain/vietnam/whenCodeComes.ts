import type { InvoiceSeries } from './series';

/**
 * When the code of the tax office comes: never for a series K, whose invoices are whole without it; with the answer of
 * the provider for cash registers; later for the others.
 */
export function whenCodeComes({
	withCode,
	letter,
}: Pick<InvoiceSeries, 'withCode' | 'letter'>): 'never' | 'atOnce' | 'later' {
	if (!withCode) return 'never';
	return letter === 'M' ? 'atOnce' : 'later';
}

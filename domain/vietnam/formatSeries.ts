import type { InvoiceSeries } from './series';

/** `C26TAA`: the series without its form, as the XML, S-Invoice and the legal sentences of corrections write it. */
export function formatSixCharacters({ withCode, year, letter, own }: InvoiceSeries): string {
	return `${withCode ? 'C' : 'K'}${String(year % 100).padStart(2, '0')}${letter}${own}`;
}

/** `1C26TAA`: form and series, as MISA and people write it. */
export function formatSeries(series: InvoiceSeries): string {
	return `${series.form}${formatSixCharacters(series)}`;
}

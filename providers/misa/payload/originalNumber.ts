import type { EInvoiceCorrection } from '../../../domain/vietnam/eInvoice';
import { formatSixCharacters } from '../../../domain/vietnam/formatSeries';

/** MISA writes numbers with eight digits. The original may be of another provider, whose numbers begin with the series. */
export function originalNumber({ number, series }: EInvoiceCorrection['original']): string {
	const prefix = formatSixCharacters(series);
	const digits = number.startsWith(prefix) ? number.slice(prefix.length) : number;
	return digits.padStart(8, '0');
}

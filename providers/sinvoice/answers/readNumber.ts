import { Refusal } from '../../../domain/refusal';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import type { InvoiceSeries } from '../../../domain/vietnam/series';

export interface InvoiceNumber {
	readonly number: string;
	readonly sequence: number;
	readonly series: InvoiceSeries;
}

/** Six characters of the series, then the number within it without zeros before it: `C26TAA4`. */
const NUMBER = /^([A-Z]\d{2}[A-Z0-9]{3})(\d{1,8})$/;

/**
 * Takes `invoiceNo` apart. The series is read from it and not from what was asked, because S-Invoice corrects the year.
 * Undefined for what is no number of an invoice of today, such as those of the old law.
 */
export function readNumber(invoiceNo: string, templateCode: string): InvoiceNumber | undefined {
	const [, series = '', digits = ''] = NUMBER.exec(invoiceNo) ?? [];
	const sequence = Number(digits);
	if (series === '' || sequence === 0) return undefined;
	try {
		return { number: invoiceNo, sequence, series: parseSeries(series, templateCode) };
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}

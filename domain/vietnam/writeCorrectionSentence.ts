import type { CorrectionMethod, OriginalInvoice } from './correction';
import { formatSixCharacters } from './formatSeries';

const VERBS: Readonly<Record<CorrectionMethod, string>> = {
	replacement: 'Thay thế',
	adjustment: 'Điều chỉnh',
};

/**
 * The sentence by which a correction names its original, as Circular 91/2026/TT-BTC, article 10, words it. The providers
 * do not write it for invoices that come by API.
 */
export function writeCorrectionSentence(
	method: CorrectionMethod,
	{ series, number, issueDate }: Pick<OriginalInvoice, 'series' | 'number' | 'issueDate'>,
): string {
	const [year, month, day] = issueDate.split('-');
	const name = `Mẫu số ${series.form} ký hiệu ${formatSixCharacters(series)} số ${number}`;
	return `${VERBS[method]} cho hóa đơn ${name} ngày ${day} tháng ${month} năm ${year}`;
}

import { Exact } from '../../../domain/money/decimal';
import { refuse } from '../../../domain/refusal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSixCharacters } from '../../../domain/vietnam/formatSeries';
import { epochOf } from './epoch';
import { jsonNumber } from './jsonNumber';
import { writeCorrection } from './writeCorrection';

/** Digits of an exchange rate that are taken: 11 before the point, 2 after it. */
const RATE = /^\d{1,11}(?:\.\d{1,2})?$/;

/** `generalInvoiceInfo`. The server is asked to check the totals (`validation`), as this client has done already. */
export function writeGeneral(invoice: EInvoice) {
	const { template } = invoice;
	return {
		invoiceType: template.series.form,
		templateCode: template.templateCode,
		invoiceSeries: formatSixCharacters(template.series),
		transactionUuid: invoice.key,
		invoiceIssuedDate: epochOf(invoice.issuedAt),
		currencyCode: invoice.currency,
		exchangeRate: exchangeRateOf(invoice),
		...writeCorrection(invoice),
		paymentStatus: invoice.paid,
		cusGetInvoiceRight: true,
		validation: 1,
		invoiceNote: noteOf(invoice),
	};
}

function exchangeRateOf({ exchangeRate }: EInvoice): number {
	const rate = new Exact(exchangeRate ?? '1').toFixed();
	if (RATE.test(rate)) return jsonNumber(rate, 'exchangeRate');
	refuse({
		rule: 'sinvoice.exchangeRate',
		field: 'exchangeRate',
		message: `S-Invoice takes an exchange rate of at most two decimals, not ${rate}.`,
		fix: 'Round the rate to two decimals.',
	});
}

/** Words that the law wants on a correction come first; S-Invoice does not write them for invoices that come by API. */
function noteOf({ correction, note }: EInvoice): string {
	return [correction?.sentence, note]
		.map((part) => part?.trim() ?? '')
		.filter((part) => part !== '')
		.join('. ');
}

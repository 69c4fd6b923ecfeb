import type { ReceivedTotals } from '../../domain/received/receivedInvoice';
import { decimalField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** The VAT in the currency of the invoice; a second total may give it in the currency of the books. */
export function taxTotalOf(root: XmlElement, currency: string | undefined): XmlElement | undefined {
	const totals = root.all('TaxTotal');
	const inCurrency = totals.filter(
		(one) => currency === undefined || one.first('TaxAmount')?.attribute('currencyID') === currency,
	);
	return inCurrency.find((one) => one.first('TaxSubtotal') !== undefined) ?? inCurrency[0] ?? totals[0];
}

export function readUblTotals(root: XmlElement, taxTotal: XmlElement | undefined): ReceivedTotals {
	const sums = root.first('LegalMonetaryTotal');
	return {
		lines: decimalField(sums?.first('LineExtensionAmount')),
		allowances: decimalField(sums?.first('AllowanceTotalAmount')),
		charges: decimalField(sums?.first('ChargeTotalAmount')),
		net: decimalField(sums?.first('TaxExclusiveAmount')),
		tax: decimalField(taxTotal?.first('TaxAmount')),
		gross: decimalField(sums?.first('TaxInclusiveAmount')),
		prepaid: decimalField(sums?.first('PrepaidAmount')),
		rounding: decimalField(sums?.first('PayableRoundingAmount')),
		due: decimalField(sums?.first('PayableAmount')),
	};
}

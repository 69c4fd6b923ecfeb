import type { ReceivedTotals } from '../../domain/received/receivedInvoice';
import { decimalField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** @param currency of the invoice: the VAT may stand there a second time, in the currency of the books */
export function readCiiTotals(
	settlement: XmlElement | undefined,
	currency: string | undefined,
): ReceivedTotals {
	const sums = settlement?.first(
		'SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation',
	);
	if (sums === undefined) return {};
	const taxes = sums.all('TaxTotalAmount');
	const tax =
		taxes.find((one) => currency !== undefined && one.attribute('currencyID') === currency) ?? taxes[0];
	return {
		lines: decimalField(sums.first('LineTotalAmount')),
		allowances: decimalField(sums.first('AllowanceTotalAmount')),
		charges: decimalField(sums.first('ChargeTotalAmount')),
		net: decimalField(sums.first('TaxBasisTotalAmount')),
		tax: decimalField(tax),
		gross: decimalField(sums.first('GrandTotalAmount')),
		prepaid: decimalField(sums.first('TotalPrepaidAmount')),
		rounding: decimalField(sums.first('RoundingAmount')),
		due: decimalField(sums.first('DuePayableAmount')),
	};
}

import type { ReceivedLine } from '../../domain/received/receivedInvoice';
import { decimalOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** Kinds of sub-lines in the extended profiles: a group or a piece of information adds nothing to the total. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['GROUP', 'INFORMATION']);

/** A line; ZUGFeRD 1 has lines with nothing but a note, which are no lines of the invoice. */
export function readCiiLine(element: XmlElement): ReceivedLine[] {
	const settlement = element.first('SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement');
	const product = element.first('SpecifiedTradeProduct');
	if (product === undefined && settlement === undefined) return [];
	const quantity = element
		.first('SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery')
		?.first('BilledQuantity');
	const price = element
		.first('SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement')
		?.first('NetPriceProductTradePrice/ChargeAmount');
	const tax = settlement?.first('ApplicableTradeTax');
	const reason = element.first('AssociatedDocumentLineDocument/LineStatusReasonCode')?.text;
	const net = settlement?.first(
		'SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount',
	);
	return [
		{
			description: product?.first('Name')?.text ?? product?.first('Description')?.text,
			quantity: decimalOf(quantity),
			unit: quantity?.attribute('unitCode'),
			unitPrice: decimalOf(price),
			net: NOT_COUNTED.has(reason ?? '') ? undefined : decimalOf(net),
			taxRate: decimalOf(tax?.first('RateApplicablePercent|ApplicablePercent')),
			taxCategory: tax?.first('CategoryCode')?.text,
			origin: { source: 'xml', path: element.path },
			confidence: 1,
		},
	];
}

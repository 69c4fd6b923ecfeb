import type { ReceivedLine } from '../../domain/received/receivedInvoice';
import { decimalOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

export function readUblLine(element: XmlElement): ReceivedLine {
	const quantity = element.first('InvoicedQuantity|CreditedQuantity');
	const item = element.first('Item');
	const category = item?.first('ClassifiedTaxCategory');
	return {
		description: item?.first('Name')?.text ?? item?.first('Description')?.text,
		quantity: decimalOf(quantity),
		unit: quantity?.attribute('unitCode'),
		unitPrice: decimalOf(element.first('Price/PriceAmount')),
		net: decimalOf(element.first('LineExtensionAmount')),
		taxRate: decimalOf(category?.first('Percent')),
		taxCategory: category?.first('ID')?.text,
		origin: { source: 'xml', path: element.path },
		confidence: 1,
	};
}

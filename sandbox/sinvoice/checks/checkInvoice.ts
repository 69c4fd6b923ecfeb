import { generalOf, inSeries, issueDateOf, seriesOf } from '../invoices';
import { dateOf } from '../moments';
import { complaint, type Complaint } from '../reply';
import type { Json, SInvoiceWorld } from '../world';
import { checkArithmetic } from './checkArithmetic';
import { checkFields } from './checkFields';
import { checkItems } from './checkItems';
import { checkRelation } from './checkRelation';
import { pricedItems } from './figures';

const UUID_LENGTH = { least: 10, most: 36 };

/** Everything that S-Invoice looks at before it makes anything of a body; undefined where it is in order. */
export function checkInvoice(world: SInvoiceWorld, body: unknown): Complaint | undefined {
	const fault = checkFields(body);
	if (fault) return fault;
	const invoice = body as Json;
	return (
		checkKey(invoice) ??
		checkTemplate(world, invoice) ??
		checkBuyer(invoice) ??
		checkItems(invoice) ??
		checkRelation(world, invoice) ??
		checkArithmetic(invoice)
	);
}

function checkKey(body: Json): Complaint | undefined {
	const { length } = String(generalOf(body)['transactionUuid']);
	return length < UUID_LENGTH.least || length > UUID_LENGTH.most
		? complaint('TRANSACTION_UUID_INVALID', 'Transaction Uuid phải từ 10 đến 36 ký tự')
		: undefined;
}

function checkTemplate(world: SInvoiceWorld, body: Json): Complaint | undefined {
	const { templateCode, invoiceSeries, invoiceType, currencyCode, exchangeRate } = generalOf(body);
	const ofCode = world.templates.filter((template) => template.templateCode === templateCode);
	if (ofCode.length === 0) return complaint('TEMPLATE_NOT_FOUND', 'Mẫu hóa đơn không tồn tại');
	const corrected = seriesOf(world, body);
	const template = ofCode.find((one) => [invoiceSeries, corrected].includes(one.invoiceSeries));
	if (!template) return complaint('INVOICE_SERIAL_NOT_FOUND', 'Ký hiệu hóa đơn không tồn tại');
	if (invoiceType !== String(templateCode).charAt(0))
		return complaint('TEMPLATE_NOT_FOUND', 'Loại hóa đơn không đúng với mẫu hóa đơn');
	if (currencyCode !== 'VND' && !(Number(exchangeRate) > 0))
		return complaint('INVOICE_VALID_INPUT_REQUIRED_EXCHANGERATE', 'Trường exchangeRate bắt buộc nhập');
	const rates = new Set(pricedItems(body).map((item) => item['taxPercentage']));
	return rates.size > 1 && !template.severalRates
		? complaint(null, 'Mẫu hóa đơn chỉ cho phép một thuế suất')
		: undefined;
}

function checkBuyer(body: Json): Complaint | undefined {
	const { buyerName, buyerLegalName, buyerNotGetInvoice } = body['buyerInfo'] as Json;
	const isNamed = [buyerName, buyerLegalName].some((name) => typeof name === 'string' && name !== '');
	return isNamed || buyerNotGetInvoice === 1 || buyerNotGetInvoice === '1'
		? undefined
		: complaint('INVOICE_VALID_INPUT_REQUIRED_BUYERNAME', 'Tên người mua hoặc tên đơn vị bắt buộc nhập');
}

/** Days of a series never go back. It is looked at when the number is given, for others may have come between. */
export function checkOrder(world: SInvoiceWorld, body: Json): Complaint | undefined {
	const last = inSeries(world, generalOf(body)['templateCode'], seriesOf(world, body)).at(-1);
	if (!last || dateOf(last.issueDate) <= dateOf(issueDateOf(world, body))) return undefined;
	return complaint(null, 'Ngày lập hóa đơn không được nhỏ hơn ngày của hóa đơn trước đó');
}

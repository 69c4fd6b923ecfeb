import { complaint, type Complaint } from '../reply';
import type { Json } from '../world';
import { exact, isDecrease, pricedItems } from './figures';

const NOTE_FIELDS = new Set(['selection', 'itemName', 'lineNumber']);
const AMOUNTS = [
	'quantity',
	'unitPrice',
	'itemTotalAmountWithoutTax',
	'itemDiscount',
	'itemTotalAmountAfterDiscount',
	'taxAmount',
	'itemTotalAmountWithTax',
];

/** What rows must have by their kind, and by the kind of invoice. */
export function checkItems(body: Json): Complaint | undefined {
	const general = body['generalInvoiceInfo'] as Json;
	for (const item of body['itemInfo'] as readonly Json[]) {
		const strange = Object.keys(item).find((name) => !NOTE_FIELDS.has(name));
		if (item['selection'] === 2 && strange !== undefined) return wrong(strange, 'a note has words alone');
	}
	const ofMoney = general['adjustmentType'] === '5' && general['adjustmentInvoiceType'] === '1';
	for (const item of pricedItems(body)) {
		const fault = checkItem(item, ofMoney, isSales(general));
		if (fault) return fault;
	}
	return checkKind(body, general);
}

const isSales = (general: Json) => general['invoiceType'] === '2';

function checkItem(item: Json, ofMoney: boolean, sales: boolean): Complaint | undefined {
	for (const name of ['quantity', 'unitPrice', 'itemTotalAmountWithoutTax'])
		if (typeof item[name] !== 'number')
			return complaint(`INVOICE_VALID_INPUT_REQUIRED_${name.toUpperCase()}`, `Trường ${name} bắt buộc nhập`);
	if (typeof item['lineNumber'] !== 'number') return wrong('lineNumber', 'is missing');
	const negative = AMOUNTS.find((name) => exact(item[name]).lt(0));
	if (negative !== undefined) return wrong(negative, 'must not be negative');
	const discount = exact(item['discount']);
	if (discount.lt(0) || discount.gt(100))
		return complaint('DISCOUNT_INVALID', 'Tỷ lệ chiết khấu không hợp lệ');
	if (!discount.round(2).eq(discount))
		return complaint(
			'BAD_REQUEST_INVALID_DECIMAL_POINT_DISCOUNT',
			'Tỷ lệ chiết khấu chỉ có tối đa 2 chữ số thập phân',
		);
	if (item['selection'] === 3 && !isDecrease(item))
		return wrong('isIncreaseItem', 'must be false on discounts');
	if (ofMoney && item['isIncreaseItem'] === undefined) return wrong('isIncreaseItem', 'is missing');
	if (sales && (item['taxPercentage'] !== undefined || item['taxAmount'] !== undefined))
		return wrong('taxPercentage', 'a sales invoice has none');
	if (!sales && (typeof item['taxPercentage'] !== 'number' || exact(item['taxPercentage']).lt(-2)))
		return wrong('taxPercentage', 'is missing, or none that is known');
	return undefined;
}

function checkKind(body: Json, general: Json): Complaint | undefined {
	const rows = (body['taxBreakdowns'] ?? []) as readonly Json[];
	const rates = new Set(pricedItems(body).map((item) => item['taxPercentage']));
	if (isSales(general) && rows.length > 0) return wrong('taxBreakdowns', 'a sales invoice has none');
	const stated = new Set(rows.map((row) => row['taxPercentage']));
	if (!isSales(general) && (rows.length !== stated.size || [...rates].some((rate) => !stated.has(rate))))
		return wrong('taxBreakdowns', 'must have one row for each rate');
	return undefined;
}

const wrong = (name: string, what: string): Complaint =>
	complaint('INVOICE_VALID_INPUT_INVALID_FIELD', `Trường ${name} không hợp lệ: ${what}`);

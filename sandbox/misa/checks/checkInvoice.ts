import type { Fault } from '../reply';
import { hasVat, isCashRegister } from '../templates';
import type { Json, MisaWorld } from '../world';
import { checkBuyer } from './checkBuyer';
import { checkDates } from './checkDates';
import { checkDecimals } from './checkDecimals';
import { checkFields, DETAIL_CODES, HEADER_CODES, RATE_CODES } from './checkFields';
import { checkFigures } from './checkFigures';
import { checkOrder } from './checkOrder';
import { checkRates, percentOf } from './checkRates';
import { checkRelation } from './checkRelation';
import { exact, type FigureRow } from './figures';
import {
	DECIMAL_FIELDS,
	INVOICE_FIELDS,
	PLAIN_ROW_FIELDS,
	RATE_FIELDS,
	VAT_ROW_FIELDS,
} from './publishFields';

const KINDS: Readonly<Record<number, FigureRow['kind']>> = {
	1: 'goods',
	2: 'goods',
	3: 'discount',
	4: 'note',
	5: 'goods',
};
const MOST_ROWS = 400;

const list = (value: unknown) => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Everything that MISA looks at before it gives a number; the first fault, or undefined. */
export function checkInvoice(world: MisaWorld, invoice: Json): Fault | undefined {
	return (
		checkFields(invoice, INVOICE_FIELDS, HEADER_CODES) ??
		checkFields(invoice['OptionUserDefined'], DECIMAL_FIELDS, HEADER_CODES) ??
		checkTemplate(world, invoice) ??
		checkRows(invoice) ??
		checkBuyer(invoice) ??
		checkDates(world, invoice) ??
		checkRelation(world, invoice) ??
		checkDecimals(invoice) ??
		checkFigures(figuresOf(invoice)) ??
		checkTaxes(invoice)
	);
}

function checkTemplate({ templates }: MisaWorld, invoice: Json): Fault | undefined {
	const series = String(invoice['InvSeries']);
	const template = templates.find(({ InvSeries }) => InvSeries === series);
	if (!template || template.Inactive)
		return { code: 'InvoiceTemplateNotExist', description: `Series ${series} has no template in use` };
	const wrong = (field: string): Fault => ({
		code: HEADER_CODES.wrong(field),
		description: `${field} is not that of the template`,
	});
	if (invoice['IsInvoiceSummary'] !== template.IsSendSummary) return wrong('IsInvoiceSummary');
	if ((invoice['IsInvoiceCalculatingMachine'] ?? false) !== isCashRegister(series))
		return wrong('IsInvoiceCalculatingMachine');
	if (!hasVat(series) && invoice['TaxRateInfo'] !== undefined) return wrong('TaxRateInfo');
	if (list(invoice['TaxRateInfo']).length > 1 && !template.IsMoreVATRate)
		return { code: 'TaxRateInfo_VATRateName', description: 'The template takes one VAT rate' };
	return undefined;
}

function checkRows(invoice: Json): Fault | undefined {
	const rows = list(invoice['OriginalInvoiceDetail']);
	if (rows.length === 0)
		return { code: 'RequireError_OriginalInvoiceDetail', description: 'There are no rows' };
	if (rows.length > MOST_ROWS) return { code: 'XMLTooLong', description: 'There are too many rows' };
	const rules = hasVat(String(invoice['InvSeries'])) ? VAT_ROW_FIELDS : PLAIN_ROW_FIELDS;
	for (const row of rows) {
		const fault = checkFields(row, rules, DETAIL_CODES);
		if (fault) return fault;
		if (KINDS[row['ItemType'] as number] === undefined)
			return { code: 'InvoiceDetail_ItemType', description: 'The kind of row is not known' };
	}
	const place = checkOrder(rows, { position: 'LineNumber', printed: 'SortOrder' }, ({ ItemType }) =>
		['goods'].includes(KINDS[ItemType as number] ?? ''),
	);
	return place === undefined
		? undefined
		: { code: DETAIL_CODES.wrong(place), description: 'Rows are out of order' };
}

const figuresOf = (invoice: Json) => ({
	rows: list(invoice['OriginalInvoiceDetail']).map((row) => ({
		row,
		kind: KINDS[row['ItemType'] as number] ?? 'note',
		percent: percentOf(row['VATRateName']) ?? (row['VATRateName'] === undefined ? '0' : null),
	})),
	totals: invoice,
	exchangeRate: exact(invoice['ExchangeRate'] ?? 1),
	digits: Number((invoice['OptionUserDefined'] as Json)['AmountOCDecimalDigits']),
	mayBeNegative: invoice['ReferenceType'] === 2,
});

function checkTaxes(invoice: Json): Fault | undefined {
	if (!hasVat(String(invoice['InvSeries']))) return undefined;
	const details = list(invoice['OriginalInvoiceDetail']);
	const unknown = details.find(({ ItemType, VATRateName }) =>
		ItemType === 4 ? VATRateName !== '' : percentOf(VATRateName) === undefined,
	);
	if (unknown) return { code: 'InvoiceDetail_VATRateName', description: 'The VAT rate is not known' };
	const rates = list(invoice['TaxRateInfo']);
	for (const rate of rates) {
		const fault = checkFields(rate, RATE_FIELDS, RATE_CODES);
		if (fault) return fault;
	}
	return checkRates(details, rates);
}

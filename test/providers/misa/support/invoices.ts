import { randomUUID } from 'node:crypto';
import { minorDigits } from '../../../../domain/money/currencies';
import { Exact, type ExactNumber } from '../../../../domain/money/decimal';
import type { EInvoice, EInvoiceRow, EInvoiceTemplate } from '../../../../domain/vietnam/eInvoice';
import { parseSeries } from '../../../../domain/vietnam/parseSeries';
import { percentOf } from '../../../../domain/vietnam/readVatRate';
import type { VatCode } from '../../../../domain/vietnam/vatRates';
import { templatesOf } from '../../../../sandbox/misa/templates';

export const YEAR = 2026;
/** Noon of 30 November 2026 in Viet Nam. */
export const NOW = Date.parse('2026-11-30T05:00:00Z');
export const TODAY = '2026-11-30';

/** Template of the sandbox whose series is `series`. */
export function templateOf(series: string): EInvoiceTemplate {
	const found = templatesOf(YEAR).find(({ InvSeries }) => InvSeries === series);
	return { templateCode: found?.IPTemplateID ?? 'unknown', series: parseSeries(series) };
}

export interface Goods {
	readonly quantity?: string;
	readonly unitPrice?: string;
	readonly discountPercent?: string;
	readonly code?: VatCode | null;
	readonly kind?: EInvoiceRow['kind'];
	readonly name?: string;
}

export interface Made extends Partial<Omit<EInvoice, 'rows' | 'rates' | 'totals'>> {
	readonly series?: string;
	readonly goods?: readonly Goods[];
}

const NOTE = { quantity: '0', unitPrice: '0', amount: '0', discount: '0', code: null, tax: '0' } as const;

function rowOf(goods: Goods, currency: string): EInvoiceRow {
	const { kind = 'goods', name = 'Cà phê rang xay', quantity = '3', unitPrice = '200000' } = goods;
	if (kind === 'note') return { kind, name, ...NOTE };
	const digits = minorDigits(currency);
	const code = goods.code === undefined ? '8' : goods.code;
	const amount = new Exact(quantity).times(unitPrice).round(digits);
	const discount = amount
		.times(goods.discountPercent ?? '0')
		.div(100)
		.round(digits);
	const tax = amount
		.minus(discount)
		.times(code === null ? 0 : percentOf(code))
		.div(100)
		.round(digits);
	return {
		kind,
		itemCode: 'SP01',
		name,
		unitName: 'Kg',
		quantity,
		unitPrice,
		amount: amount.toFixed(),
		discount: discount.toFixed(),
		...(goods.discountPercent === undefined ? {} : { discountPercent: goods.discountPercent }),
		code,
		tax: tax.toFixed(),
	};
}

/** An invoice whose figures fit, computed here row by row. */
export function anInvoice({ series = '1C26TAA', goods = [{}], ...given }: Made = {}): EInvoice {
	const currency = given.currency ?? 'VND';
	const rows = goods.map((one) => rowOf(one, currency));
	const sum = (of: readonly EInvoiceRow[], pick: (row: EInvoiceRow) => ExactNumber) =>
		of.reduce((total, row) => total.plus(pick(row).times(row.kind === 'discount' ? -1 : 1)), new Exact(0));
	const amount = sum(rows, (row) => new Exact(row.amount));
	const discount = sum(rows, (row) => new Exact(row.discount));
	const tax = sum(rows, (row) => new Exact(row.tax));
	const net = amount.minus(discount);
	const codes = [...new Set(rows.flatMap(({ code }) => (code === null ? [] : [code])))];
	return {
		key: randomUUID(),
		template: templateOf(series),
		issueDate: TODAY,
		issuedAt: '2026-11-30T05:00:00.000Z',
		currency,
		exchangeRate: null,
		paymentMethod: 'cashOrTransfer',
		paid: false,
		buyer: {
			legalName: 'Công ty TNHH Minh Anh',
			personName: 'Nguyễn Văn An',
			taxCode: '0314409058-002',
			address: '5 Nguyễn Huệ, Quận 1, Thành phố Hồ Chí Minh',
			code: 'KH001',
			phone: '0900000000',
			email: 'ketoan@minhanh.example',
			takesInvoice: true,
		},
		rows,
		rates: codes.map((code) => {
			const own = rows.filter((row) => row.code === code);
			return {
				code,
				base: sum(own, (row) => new Exact(row.amount).minus(row.discount)).toFixed(),
				tax: sum(own, (row) => new Exact(row.tax)).toFixed(),
			};
		}),
		totals: {
			amount: amount.toFixed(),
			discount: discount.toFixed(),
			net: net.toFixed(),
			tax: tax.toFixed(),
			gross: net.plus(tax).toFixed(),
		},
		amountInWords: 'Sáu trăm bốn mươi tám nghìn đồng',
		correction: null,
		...given,
	};
}

export const CONSUMER: EInvoice['buyer'] = { personName: 'Bán cho người tiêu dùng', takesInvoice: false };

/** What corrects an invoice that was issued as `number` in `series`. */
export function correctionOf(
	number: string,
	method: 'replacement' | 'adjustment',
	scope: 'money' | 'information' = 'money',
	series = '1C26TAA',
): NonNullable<EInvoice['correction']> {
	const word = method === 'replacement' ? 'Thay thế' : 'Điều chỉnh';
	return {
		method,
		scope,
		original: { ...templateOf(series), number, issueDate: TODAY, providerKey: 'ABC123' },
		reason: 'Sai số lượng',
		sentence: `${word} cho hóa đơn Mẫu số 1 ký hiệu C26TAA số ${number} ngày 30 tháng 11 năm 2026`,
		agreement: { reference: 'BB-07', date: '2026-11-29' },
	};
}

import { randomUUID } from 'node:crypto';
import { minorDigits } from '../../../domain/money/currencies';
import { Exact } from '../../../domain/money/decimal';
import { parseMinor } from '../../../domain/money/minor';
import type { EInvoice, EInvoiceCorrection, EInvoiceRow } from '../../../domain/vietnam/eInvoice';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import { percentOf } from '../../../domain/vietnam/readVatRate';
import type { VatCode } from '../../../domain/vietnam/vatRates';
import { writeAmountInWords } from '../../../domain/vietnam/writeAmountInWords';
import { writeCorrectionSentence } from '../../../domain/vietnam/writeCorrectionSentence';
import type { IssuedInvoice, IssuedReference } from '../../../providers/eInvoiceProvider';

/** Templates of the sandbox. */
export const TEMPLATES = {
	ordinary: { templateCode: '1/001', series: parseSeries('1C26TAA') },
	severalRates: { templateCode: '1/002', series: parseSeries('1C26TBB') },
	withoutCode: { templateCode: '1/003', series: parseSeries('1K26TAA') },
	cashRegister: { templateCode: '1/004', series: parseSeries('1C26MAA') },
	sales: { templateCode: '2/001', series: parseSeries('2C26TAA') },
} as const;

/** Ten in the morning in Viet Nam. */
export const ISSUED_AT = '2026-10-05T03:00:00.000Z';

export interface Priced {
	readonly code: VatCode | null;
	readonly price: string;
	readonly quantity?: string;
	readonly percent?: string;
	readonly currency?: string;
	readonly increases?: boolean;
	readonly kind?: 'goods' | 'discount';
}

/** A row whose figures follow from its price. */
export function aRow({
	code,
	price,
	quantity = '1',
	percent,
	currency = 'VND',
	...more
}: Priced): EInvoiceRow {
	const digits = minorDigits(currency);
	const fixed = (value: InstanceType<typeof Exact>) => value.round(digits).toFixed(digits);
	const amount = fixed(new Exact(quantity).times(price));
	const discount = fixed(new Exact(amount).times(percent ?? '0').div(100));
	const net = new Exact(amount).minus(discount);
	return {
		kind: more.kind ?? 'goods',
		name: `Hàng ${code ?? ''}`.trim(),
		itemCode: 'SP01',
		unitName: 'cái',
		quantity,
		unitPrice: price,
		amount,
		discount,
		...(percent === undefined ? {} : { discountPercent: percent }),
		code,
		tax: fixed(net.times(code === null ? '0' : percentOf(code)).div(100)),
		...(more.increases === undefined ? {} : { increases: more.increases }),
	};
}

const NOTHING = { quantity: '0', unitPrice: '0', amount: '0', discount: '0', tax: '0' };
export const aNote = (name: string): EInvoiceRow => ({ kind: 'note', name, code: null, ...NOTHING });

/** An invoice whose sums follow from its rows. */
export function anInvoice(fields: Partial<EInvoice> = {}): EInvoice {
	const { currency = 'VND', rows = [aRow({ code: '8', price: '100000', quantity: '2' })] } = fields;
	const digits = minorDigits(currency);
	const sum = (of: (row: EInvoiceRow) => string, among = rows) =>
		among
			.reduce(
				(total, row) => total.plus(new Exact(of(row)).times(row.kind === 'discount' ? -1 : 1)),
				new Exact(0),
			)
			.toFixed(digits);
	const net = (row: EInvoiceRow) => new Exact(row.amount).minus(row.discount).toFixed();
	const codes = [...new Set(rows.flatMap(({ code }) => code ?? []))];
	const totals = {
		amount: sum(({ amount }) => amount),
		discount: sum(({ discount }) => discount),
		net: sum(net),
		tax: sum(({ tax }) => tax),
		gross: sum((row) => new Exact(net(row)).plus(row.tax).toFixed()),
	};
	return {
		key: randomUUID(),
		template: TEMPLATES.ordinary,
		issueDate: '2026-10-05',
		issuedAt: ISSUED_AT,
		exchangeRate: null,
		paymentMethod: 'cashOrTransfer',
		paid: false,
		buyer: {
			legalName: 'Công ty TNHH Bình Minh',
			taxCode: '0314409058-002',
			address: '1 Nguyễn Huệ, Thành phố Hồ Chí Minh',
			takesInvoice: true,
		},
		currency,
		rows,
		rates: codes.map((code) => {
			const own = rows.filter((row) => row.code === code);
			return { code, base: sum(net, own), tax: sum(({ tax }) => tax, own) };
		}),
		totals,
		amountInWords: writeAmountInWords(parseMinor(totals.gross, currency, 'gross'), currency),
		correction: null,
		...fields,
	};
}

/** How an issued invoice is replaced or adjusted. */
export function correctionOf(
	original: IssuedInvoice,
	method: EInvoiceCorrection['method'],
	scope: EInvoiceCorrection['scope'],
): EInvoiceCorrection {
	const { number, template, sequence } = original;
	const issueDate = original.issueDate ?? '';
	const named = { series: template.series, number: String(sequence), issueDate };
	return {
		method,
		scope,
		original: { number, ...template, issueDate, issuedAt: original.issuedAt ?? '' },
		reason: 'Sai đơn giá',
		sentence: writeCorrectionSentence(method, named),
		agreement: { reference: 'BB-01/2026', date: '2026-10-05' },
	};
}

export function referenceTo(invoice: IssuedInvoice): IssuedReference {
	return {
		key: invoice.key ?? '',
		template: invoice.template,
		issueDate: invoice.issueDate ?? '',
		number: invoice.number,
		providerKey: invoice.providerKey,
		issuedAt: invoice.issuedAt,
	};
}

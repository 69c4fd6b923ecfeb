import { Exact, toDecimal, type ExactNumber } from '../money/decimal';
import { fromMinor, roundToMinor, sumMinor, minorToFixed, type Minor } from '../money/minor';
import type { DocumentLine } from '../documents/document';
import type { AmountRow, EInvoiceAmounts } from './eInvoiceAmounts';
import type { RateInvoice, RateRow } from './rateInvoice';
import type { VatCode } from './vatRates';

/** Decimals of quantities and prices in the official XML format. */
const PRICE_DECIMALS = 6;
const NOTHING = { quantity: '0', unitPrice: '0', amount: '0', discount: '0', tax: '0' };

/**
 * The figures of one invoice of a set, as e-invoices write them: rows before their discounts, and the discount of a row
 * made of its own and of its share of that of the document. A form without VAT (hóa đơn bán hàng) writes no rates.
 */
export function writeAmounts(invoice: RateInvoice, currency: string, hasVat: boolean): EInvoiceAmounts {
	const code = hasVat ? invoice.code : null;
	const priced = invoice.rows.map((row) => ({ row, before: priceOf(row, currency) }));
	const amount = sumMinor(priced.map(({ before }) => before.amount));
	const { net, tax, gross } = invoice.totals;
	const fixed = (minor: Minor) => minorToFixed(minor, currency);
	return {
		currency,
		rows: priced.map(({ row, before }) => writeRow(row, before, currency, code)),
		rates: code === null ? [] : [{ code, base: fixed(net), tax: fixed(tax) }],
		totals: {
			amount: fixed(amount),
			discount: fixed(amount - net),
			net: fixed(net),
			tax: fixed(tax),
			gross: fixed(gross),
		},
	};
}

interface Priced {
	readonly quantity: string;
	readonly unitPrice: string;
	readonly amount: Minor;
}

function writeRow(row: RateRow, before: Priced, currency: string, code: VatCode | null): AmountRow {
	if (row.kind === 'note') return { kind: 'note', ...NOTHING, code: null };
	const fixed = (minor: Minor) => minorToFixed(minor, currency);
	return {
		kind: 'goods',
		quantity: before.quantity,
		unitPrice: before.unitPrice,
		amount: fixed(before.amount),
		discount: fixed(before.amount - row.net + row.allowance),
		code,
		tax: fixed(row.tax),
	};
}

function priceOf(row: RateRow, currency: string): Priced {
	if (row.kind === 'note') return { quantity: '0', unitPrice: '0', amount: 0 };
	if (row.kind !== 'line')
		return { quantity: '1', unitPrice: toDecimal(fromMinor(row.net, currency)), amount: row.net };
	return priceOfLine(row.line, currency);
}

/**
 * A line keeps its own price where that gives its amount. Where it does not, because the price includes VAT or the
 * amount is what other invoices have left, the price is the amount by the quantity.
 */
function priceOfLine(line: DocumentLine, currency: string): Priced {
	const { quantity, unitPrice, net } = line;
	const full = new Exact(quantity).times(unitPrice ?? '0');
	const plain = line.gross === undefined && line.amountIsRest !== true && unitPrice !== null;
	const left = new Exact(100).minus(line.discountPercent);
	const isWhole = left.eq(100) || left.eq(0);
	if (plain) return { quantity, unitPrice, amount: left.eq(100) ? net : roundToMinor(full, currency) };
	const amount = isWhole ? net : roundToMinor(fromMinor(net, currency).times(100).div(left), currency);
	return { quantity, unitPrice: perUnit(fromMinor(amount, currency), quantity), amount };
}

function perUnit(amount: ExactNumber, quantity: string): string {
	return new Exact(quantity).eq(0) ? '0' : toDecimal(amount.div(quantity).round(PRICE_DECIMALS));
}

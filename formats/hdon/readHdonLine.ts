import { Exact, type Decimal } from '../../domain/money/decimal';
import type { ReceivedLine } from '../../domain/received/receivedInvoice';
import { decimalOf, negate } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** Nature of a line (`TChat`): 3 is a trade discount on the invoice, 4 a note. */
const DISCOUNT = '3';
const NOTE = '4';

/** A line with the VAT that it states itself, where it does. */
export interface HdonLine extends ReceivedLine {
	readonly isNote: boolean;
	readonly tax?: Decimal;
}

export function readHdonLine(element: XmlElement): HdonLine {
	const nature = element.first('TChat')?.text;
	const amount = nature === NOTE ? undefined : decimalOf(element.first('ThTien'));
	const tax = decimalOf(element.first('TThue'));
	// Most programs write a discount without a sign, and some with one.
	const takesAway = nature === DISCOUNT && amount !== undefined && new Exact(amount).gt(0);
	return {
		isNote: nature === NOTE || (amount === undefined && element.first('SLuong')?.text === undefined),
		description: element.first('THHDVu')?.text,
		quantity: decimalOf(element.first('SLuong')),
		unit: element.first('DVTinh')?.text,
		unitPrice: decimalOf(element.first('DGia')),
		net: takesAway ? negate(amount) : amount,
		tax: takesAway && tax !== undefined ? negate(tax) : tax,
		...readHdonRate(element.first('TSuat')?.text),
		origin: { source: 'xml', path: element.path },
		confidence: 1,
	};
}

/** `8%`, `10`, `KHAC:7%`; KCT is not subject to VAT, KKKNT not declared (Decision 1450, codes of rates). */
export function readHdonRate(text: string | undefined): { taxRate?: Decimal; taxCategory?: string } {
	if (text === undefined) return {};
	const rate = /(\d{1,2}(?:[.,]\d{1,4})?)\s*%?$/.exec(text)?.[1]?.replace(',', '.');
	if (rate !== undefined) return { taxRate: new Exact(rate).toFixed() };
	return { taxCategory: text };
}

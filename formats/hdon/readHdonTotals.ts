import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { Field, ReceivedLine, ReceivedTax, ReceivedTotals } from '../../domain/received/receivedInvoice';
import { decimalField, decimalOf, fieldOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';
import { readHdonRate, type HdonLine } from './readHdonLine';

interface Amounts {
	readonly lines: readonly ReceivedLine[];
	readonly taxes: readonly ReceivedTax[];
	readonly totals: ReceivedTotals;
}

/** Notes are no lines. Empty tags mean that there is nothing, never zero. */
export function readHdonTotals(totals: XmlElement | undefined, lines: readonly HdonLine[]): Amounts {
	const counted = lines.filter(({ isNote }) => !isNote);
	const fees = (totals?.all('DSLPhi/LPhi/TPhi') ?? []).filter(({ text }) => text !== undefined);
	const gross = decimalField(totals?.first('TgTTTBSo'));
	return {
		lines: counted.map(({ isNote: _, tax: __, ...line }) => line),
		taxes: (totals?.all('THTTLTSuat/LTSuat') ?? []).map(readTax),
		totals: {
			net: decimalField(totals?.first('TgTCThue')),
			tax: decimalField(totals?.first('TgTThue')),
			fees: sumOf(fees),
			gross,
			due: gross,
		},
	};
}

function sumOf(elements: readonly XmlElement[]): Field<Decimal> | undefined {
	const [first] = elements;
	if (first === undefined) return undefined;
	return fieldOf(
		first,
		toDecimal(elements.reduce((sum, one) => sum.plus(decimalOf(one) ?? '0'), new Exact(0))),
	);
}

function readTax(element: XmlElement): ReceivedTax {
	const { taxRate, taxCategory } = readHdonRate(element.first('TSuat')?.text);
	return {
		rate: taxRate,
		category: taxCategory,
		base: decimalOf(element.first('ThTien')),
		tax: decimalOf(element.first('TThue')),
		origin: { source: 'xml', path: element.path },
		confidence: 1,
	};
}

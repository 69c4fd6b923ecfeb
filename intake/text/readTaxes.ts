import { Exact, toDecimal } from '../../domain/money/decimal';
import type { ReceivedTax, ReceivedTotals } from '../../domain/received/receivedInvoice';
import { placeOrigin } from './candidates';
import { findRates } from './findRates';
import type { Row } from './groupRows';
import type { Reading } from './reading';

const PROVED = 0.95;
/** A base times a rate is rounded once. */
const HALF_UNIT = 0.0051;

/**
 * VAT by rate, where the document says it: rows with a rate, a base and a tax that fit each other, or one rate that makes
 * the tax of the net. Rows that do not sum to the tax of the document are none.
 */
export function readTaxes(reading: Reading, { net, tax }: ReceivedTotals): ReceivedTax[] {
	if (net === undefined || tax === undefined) return [];
	const rows = uniqueByRate(reading.rows.flatMap((row) => readRow(row, reading)));
	const sum = rows.reduce((total, one) => total.plus(one.tax ?? 0), new Exact(0));
	if (rows.length > 0 && sum.eq(tax.value)) return rows;
	for (const row of reading.rows) {
		const rate = findRates(row).find((one) => fits(net.value, one, tax.value));
		if (rate !== undefined) {
			const origin = placeOrigin({ row, start: 0, end: row.text.length });
			return [{ rate, base: net.value, tax: tax.value, origin, confidence: PROVED }];
		}
	}
	return [];
}

function readRow(row: Row, { amounts }: Reading): ReceivedTax[] {
	const values = amounts
		.filter((one) => one.row.index === row.index && !one.isBare)
		.map(({ value }) => value);
	return findRates(row).flatMap((rate) => {
		const base = values.find((one) => values.some((other) => other !== one && fits(one, rate, other)));
		const tax = values.find((other) => base !== undefined && other !== base && fits(base, rate, other));
		if (base === undefined || tax === undefined || new Exact(tax).eq(0)) return [];
		const origin = placeOrigin({ row, start: 0, end: row.text.length });
		return [{ rate: toDecimal(new Exact(rate)), base, tax, origin, confidence: PROVED }];
	});
}

function fits(base: string, rate: string, tax: string): boolean {
	return new Exact(base).times(rate).div(100).minus(tax).abs().lt(HALF_UNIT);
}

/** The same table may stand on two pages. */
function uniqueByRate(taxes: readonly ReceivedTax[]): ReceivedTax[] {
	return taxes.filter(
		(one, index) => taxes.findIndex(({ rate, base }) => rate === one.rate && base === one.base) === index,
	);
}

import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { ReceivedLine, ReceivedTotals } from '../../domain/received/receivedInvoice';
import { placeOrigin, round } from './candidates';
import { findRates } from './findRates';
import type { AmountMatch } from './findAmounts';
import type { Reading } from './reading';
import { spanOf } from './relate';
import { scoreAmounts } from './scoreAmounts';

/** A column that adds up to the net or the gross is the column of the lines. */
const ADDED_UP = 0.9;
/** How far right edges of a column may differ, in heights of the letters. */
const SAME_EDGE = 1.5;
const LONGEST = 500;

/**
 * Lines of the invoice, as far as arithmetic proves them: the amounts of a column that are the net together, or the
 * gross, each with the words before it in its row. A table that does not add up gives no lines rather than wrong ones.
 */
export function readLines(reading: Reading, { net, gross }: ReceivedTotals): ReceivedLine[] {
	const amounts = scoreAmounts(reading)
		.filter(({ isInTotalRow, amount }) => !isInTotalRow && !amount.isBare)
		.map(({ amount }) => amount);
	for (const total of [net, gross]) {
		if (total === undefined) continue;
		const column = findColumn(amounts, total.value);
		if (column.length > 0) return column.map((amount) => lineOf(amount, reading, total === net));
	}
	return [];
}

/** The longest run of amounts, one under the other, whose sum is the total. */
function findColumn(amounts: readonly AmountMatch[], total: Decimal): AmountMatch[] {
	for (const [first, start] of amounts.entries()) {
		const edge = spanOf(start).right;
		const column = amounts
			.slice(first, first + LONGEST)
			.filter((one) => Math.abs(spanOf(one).right - edge) < SAME_EDGE * start.row.height);
		let sum = new Exact(0);
		const end = column.findIndex(({ value }) => {
			sum = sum.plus(value);
			return sum.eq(total);
		});
		if (end > 0 || (end === 0 && isLine(start))) return column.slice(0, end + 1);
	}
	return [];
}

/** One amount alone is a line where words and a number stand before it, as description and quantity. */
function isLine({ row, start }: AmountMatch): boolean {
	const before = row.text.slice(0, start);
	return /\p{L}{3}/u.test(before) && /(?<![\p{L}\d])\d+(?:[.,]\d+)?(?![\p{L}\d%])/u.test(before);
}

function lineOf(amount: AmountMatch, reading: Reading, isNet: boolean): ReceivedLine {
	const { row } = amount;
	const inRow = reading.amounts.filter((one) => one.row.index === row.index && one.end <= amount.start);
	const [rate] = findRates(row);
	return {
		description: descriptionOf(amount),
		...factorsOf(inRow, amount.value),
		...(isNet && { net: amount.value }),
		...(rate !== undefined && { taxRate: rate }),
		origin: placeOrigin({ row, start: 0, end: amount.end }),
		confidence: round(ADDED_UP * Math.min(...row.words.map(({ confidence }) => confidence))),
	};
}

/** The longest cell of words before the amount. */
function descriptionOf({ row, start }: AmountMatch): string | undefined {
	return row.text
		.slice(0, start)
		.split('\t')
		.map((cell) => cell.trim())
		.filter((cell) => /\p{L}/u.test(cell))
		.sort((one, other) => other.length - one.length)[0];
}

/** Quantity × price = amount: only two numbers that prove each other. */
function factorsOf(
	numbers: readonly AmountMatch[],
	amount: Decimal,
): Pick<ReceivedLine, 'quantity' | 'unitPrice'> {
	for (const quantity of numbers) {
		const price = numbers.find(
			(one) => one.start > quantity.start && new Exact(one.value).times(quantity.value).eq(amount),
		);
		if (price !== undefined) {
			return { quantity: toDecimal(new Exact(quantity.value)), unitPrice: price.value };
		}
	}
	return {};
}

import { Exact } from '../../domain/money/decimal';
import type { AmountMatch } from './findAmounts';
import { spanOf } from './relate';
import type { ScoredAmount } from './scoreAmounts';

/** How far right edges of a column may differ, in heights of the letters. */
const SAME_EDGE = 1.5;
/** Longest column that is added up. */
const LONGEST = 200;

/**
 * Amounts that are the sum of those above them in their column: what a total of lines is, whatever it is called. One
 * amount alone is no column, unless it says the same.
 */
export function findColumnSums(amounts: readonly ScoredAmount[]): ReadonlySet<ScoredAmount> {
	const lines = amounts.filter(({ amount, isInTotalRow }) => !isInTotalRow && !amount.isBare);
	return new Set(
		amounts.filter((total) => total.isInTotalRow && isSumOf(total.amount, columnOver(total.amount, lines))),
	);
}

function columnOver(total: AmountMatch, lines: readonly ScoredAmount[]): AmountMatch[] {
	const edge = spanOf(total).right;
	return lines
		.map(({ amount }) => amount)
		.filter(
			(amount) =>
				amount.row.index < total.row.index &&
				Math.abs(spanOf(amount).right - edge) < SAME_EDGE * total.row.height,
		)
		.slice(-LONGEST);
}

/** The column may begin anywhere above: totals of other tables stand over it. */
function isSumOf(total: AmountMatch, column: readonly AmountMatch[]): boolean {
	let sum = new Exact(0);
	return [...column].reverse().some(({ value }) => {
		sum = sum.plus(value);
		return sum.eq(total.value);
	});
}

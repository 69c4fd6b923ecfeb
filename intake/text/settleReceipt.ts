import { Exact } from '../../domain/money/decimal';
import type { LabelName } from './labels';
import { hasName, type Reading } from './reading';
import type { Roles, ScoredAmount } from './scoreAmounts';
import { findColumnSums } from './sumColumns';

const CHANGE = /^(change|rendu|ruckgeld|tien thua|tra lai|chang)/;
const ROUNDING = /^(rounding|round)/;
const PROVED = 0.95;
/** What a column that adds up to an amount says for it. */
const SUMMED = 0.27;

/**
 * What receipts prove by their own arithmetic: cash less change is what was bought, and a total plus its rounding is the
 * rounded one. An amount that fits is the gross, whatever words stand beside it.
 */
export function settleReceipt(amounts: readonly ScoredAmount[], reading: Reading): ScoredAmount[] {
	const worth = (one: ScoredAmount) => new Exact(one.amount.value);
	const paid = amounts.filter(({ roles }) => (roles.prepaid ?? 0) > 0.5);
	const changes = amounts.filter((one) => labelled(one, reading, CHANGE, 'notTotal'));
	const roundings = amounts.filter((one) => labelled(one, reading, ROUNDING, 'notTotal'));
	const sums = findColumnSums(amounts);
	const totals = amounts.filter(({ roles }) => (roles.gross ?? 0) > 0.3);
	const isProved = (one: ScoredAmount) =>
		(one.roles.notTotal ?? 0) < 0.5 &&
		(one.roles.prepaid ?? 0) < 0.5 &&
		worth(one).gt(0) &&
		(paid.some((cash) => changes.some((change) => worth(cash).minus(worth(change)).eq(worth(one)))) ||
			roundings.some(
				(rounding) =>
					!worth(rounding).eq(0) &&
					totals.some((total) => total !== one && worth(total).plus(worth(rounding)).eq(worth(one))),
			));
	return amounts.map((one) => {
		if (isProved(one)) return { ...one, roles: { ...one.roles, gross: PROVED } };
		return sums.has(one) ? { ...one, roles: lift(one.roles) } : one;
	});
}

/** A sum of lines is the gross or the net, as its label says. */
function lift({ ...roles }: Roles): Roles {
	const { gross = 0, net = 0 } = roles;
	return {
		...roles,
		...(gross > 0 && { gross: Math.min(PROVED, gross + SUMMED) }),
		...(net > 0 && { net: Math.min(PROVED, net + SUMMED) }),
	};
}

function labelled({ amount }: ScoredAmount, { labels }: Reading, words: RegExp, name: LabelName): boolean {
	return labels.some(
		(label) =>
			label.row.index === amount.row.index &&
			label.end <= amount.start &&
			hasName(label, name) &&
			words.test(label.row.folded.slice(label.start, label.end)),
	);
}

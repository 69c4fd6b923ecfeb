import { sumMinor, type Minor } from '../money/minor';
import type { DunningLetter, DunningRow, PlannedStep } from './plan';

export interface LetterRules {
	/** One letter for all that a customer owes in a currency. */
	readonly oneLetter: (row: DunningRow) => boolean;
	readonly creditOf: (row: DunningRow) => Minor;
}

/**
 * What goes out together, the longest overdue first. The level stays that of each row; the letter speaks in the tone
 * of the highest one.
 *
 * @param rows those that are due, in the order of the plan
 */
export function gatherLetters(
	rows: readonly DunningRow[],
	{ oneLetter, creditOf }: LetterRules,
): DunningLetter[] {
	const gathered = new Map<string, DunningRow[]>();
	for (const row of rows) {
		const { companyId, customerId, currency, kind } = row.item;
		const key = oneLetter(row) ? [companyId, customerId, currency, kind].join('/') : row.key;
		const letter = gathered.get(key);
		if (letter === undefined) gathered.set(key, [row]);
		else letter.push(row);
	}
	return [...gathered].map(([key, inLetter]) => letterOf(key, inLetter, creditOf)).sort(longestFirst);
}

function letterOf(
	key: string,
	rows: readonly DunningRow[],
	creditOf: LetterRules['creditOf'],
): DunningLetter {
	const [first] = rows as [DunningRow];
	const { companyId, customerId, currency } = first.item;
	const step = rows.reduce<PlannedStep>(
		(highest, { next }) => (next !== null && next.stage > highest.stage ? next : highest),
		first.next as PlannedStep,
	);
	const total = sumMinor(rows.map(({ expected }) => expected));
	const credit = first.kind === 'invoice' ? creditOf(first) : 0;
	return {
		key,
		companyId,
		customerId,
		currency,
		step,
		rows,
		total,
		credit,
		toPay: Math.max(0, total - credit),
	};
}

function longestFirst(one: DunningLetter, other: DunningLetter): number {
	return lateOf(other) - lateOf(one) || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
}

function lateOf({ rows }: DunningLetter): number {
	return rows.reduce((most, { daysLate }) => Math.max(most, daysLate ?? 0), 0);
}

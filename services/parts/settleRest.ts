import { capTotals, markRest, restOfTotals, usesUp } from '../../domain/amounts/restOfTotals';
import {
	takeRestOfNets,
	takeRestOfOtherTaxes,
	type TakenLine,
	type Whole,
} from '../../domain/amounts/takeRest';
import type { DocumentLine, FooterCharge } from '../../domain/documents/document';
import type { Amounts } from './convertRequest';

export interface RestQuestion {
	/** What is used up in parts. */
	readonly whole: Whole;
	readonly taken: readonly TakenLine[];
	readonly charges: readonly FooterCharge[];
	/** False where a part before has no lines, so that nothing tells what is the last of a line. */
	readonly mayBeLast: boolean;
}

type Settle = (lines: readonly DocumentLine[]) => Amounts;

/**
 * Amounts of a part, from lines that took the rest of their own: at most what is left of each rate, and exactly all
 * that is left when nothing remains after it.
 */
export function settleRest({ whole, taken, charges, mayBeLast }: RestQuestion, settle: Settle): Amounts {
	const plain = settle(taken.map(({ line }) => line));
	const withNets = retake(plain, taken, settle, (lines) => takeRestOfNets(whole, lines));
	const { lines, totals } = retake(withNets, taken, settle, (some) => takeRestOfOtherTaxes(whole, some));
	const rest =
		mayBeLast && usesUp(whole, taken, charges) ? restOfTotals(whole) : capTotals(whole, taken, totals);
	return { lines, totals: markRest(rest, totals) };
}

/** Amounts of lines take what is left once they are known; then everything is computed with them. */
function retake(
	amounts: Amounts,
	taken: readonly TakenLine[],
	settle: Settle,
	take: (settled: readonly TakenLine[]) => readonly DocumentLine[],
): Amounts {
	const sources = new Map(taken.map(({ source, line }) => [line.id, source]));
	const settled = amounts.lines.map((line) => ({ source: sources.get(line.id) ?? line, line }));
	const lines = take(settled);
	return lines.every((line, index) => line === amounts.lines[index]) ? amounts : settle(lines);
}

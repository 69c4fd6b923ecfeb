import {
	capGroup,
	fitNets,
	markRest,
	restOfTotals,
	takeRestOfOtherTaxes,
	usesUp,
	type TakenLine,
	type Whole,
} from '../../domain/amounts/takeRest';
import type { DocumentLine, DocumentTotals, FooterCharge } from '../../domain/documents/document';
import { sumMinor } from '../../domain/money/minor';
import type { Amounts } from './convertRequest';

export interface RestQuestion {
	/** What is used up in parts. */
	readonly whole: Whole;
	readonly priceBasis: 'net' | 'gross';
	readonly taken: readonly TakenLine[];
	readonly charges: readonly FooterCharge[];
	/** False where a part before has no lines, so that nothing tells what is the last of a line. */
	readonly mayBeLast: boolean;
}

/**
 * Amounts of a part, from lines that took the rest of their own: at most what is left of each rate, and exactly all
 * that is left when nothing remains after it.
 */
export function settleRest(
	question: RestQuestion,
	settle: (lines: readonly DocumentLine[]) => Amounts,
): Amounts {
	const { whole, taken, charges, priceBasis, mayBeLast } = question;
	const plain = settleOtherTaxes(question, settle);
	const totals =
		mayBeLast && usesUp(whole, taken, charges)
			? restOfTotals(whole)
			: capped(whole, plain.totals, priceBasis);
	const lines = fitNets(plain.lines, totals, charges);
	return { lines, totals: markRest({ ...totals, lines: sumOf(lines) }, plain.totals) };
}

const sumOf = (lines: readonly DocumentLine[]) =>
	sumMinor(lines.filter(({ kind }) => kind !== 'note').map(({ net }) => net));

function capped(whole: Whole, totals: DocumentTotals, priceBasis: 'net' | 'gross'): DocumentTotals {
	const taxLines = totals.taxLines.map((group) => capGroup(whole, group, priceBasis));
	const net = sumMinor(taxLines.map(({ base }) => base));
	const tax = sumMinor(taxLines.map((group) => group.tax));
	return { ...totals, taxLines, net, tax, gross: sumMinor([net, tax]) };
}

/** Other taxes take the rest of theirs once they are known; then everything is computed with them. */
function settleOtherTaxes(
	{ whole, taken }: RestQuestion,
	settle: (lines: readonly DocumentLine[]) => Amounts,
): Amounts {
	const plain = settle(taken.map(({ line }) => line));
	const sources = new Map(taken.map(({ source, line }) => [line.id, source]));
	const lines = plain.lines.map((line) => {
		const source = sources.get(line.id);
		return source === undefined ? line : takeRestOfOtherTaxes(whole, { source, line });
	});
	const changed = lines.some(({ otherTaxes = [] }) => otherTaxes.some(({ isRest }) => isRest === true));
	return changed ? settle(lines) : plain;
}

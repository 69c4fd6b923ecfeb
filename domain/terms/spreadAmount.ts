import { Exact, type Decimal, type ExactNumber } from '../money/decimal';
import { fromMinor, parseMinor, roundToMinor, type Minor } from '../money/minor';
import type { InstalmentShare } from './paymentTerms';

/** What is spread: a credit note may come with amounts below zero, and then all parts are. */
export interface SpreadTotal {
	readonly gross: Minor;
	readonly net: Minor;
	readonly currency: string;
}

/**
 * The amount of each line, in order: they always sum to the gross. Each share is rounded half away from zero; the last
 * line takes what is left, whatever its percentage gives. No line takes more than is left.
 */
export function spreadAmount(
	{ gross, net, currency }: SpreadTotal,
	lines: readonly InstalmentShare[],
): Minor[] {
	const sign = gross < 0 ? -1 : 1;
	let left = Math.abs(gross);
	return lines.map((line, index) => {
		const wanted = shareOf(line, { gross: Math.abs(gross), net: Math.abs(net), currency }, left, index);
		const amount = index === lines.length - 1 ? left : Math.min(wanted, left);
		left -= amount;
		return amount === 0 ? 0 : sign * amount;
	});
}

function shareOf(line: InstalmentShare, total: SpreadTotal, left: Minor, index: number): Minor {
	const { currency } = total;
	if (line.amount !== undefined) return parseMinor(line.amount, currency, `lines[${index}].amount`);
	const part = (whole: Minor, percent: string | undefined) => {
		const amount = fromMinor(whole, currency);
		const share =
			line.divisor === undefined
				? amount.times(percent ?? '0').div(100)
				: amount.div(new Exact(line.divisor));
		return roundShare(share, line.roundTo, currency, index);
	};
	if (line.percentOfNet !== undefined) return part(total.net, line.percentOfNet);
	if (line.percentOfRemainder !== undefined) return part(left, line.percentOfRemainder);
	if (line.percent !== undefined || line.divisor !== undefined) return part(total.gross, line.percent);
	return left;
}

function roundShare(
	share: ExactNumber,
	roundTo: Decimal | undefined,
	currency: string,
	index: number,
): Minor {
	if (roundTo === undefined) return roundToMinor(share, currency);
	parseMinor(roundTo, currency, `lines[${index}].roundTo`);
	return roundToMinor(share.div(roundTo).round(0).times(roundTo), currency);
}

import { Exact, isPlainDecimal, scaleOf, toDecimal } from '../money/decimal';
import { roundToMinor, type Minor } from '../money/minor';
import type { Fault } from './fault';

/** Cents of 999 999 999.99, the most that one debit can be. */
export const LARGEST_DEBIT: Minor = 99_999_999_999;

/**
 * The amount of a debit, in euro, as a number or as text with a point.
 *
 * @param round whether what is finer than a cent is rounded half away from zero, or refused
 * @returns cents
 */
export function readDebitAmount(
	value: number | string,
	round = false,
): { readonly amount: Minor } | { readonly fault: Fault } {
	const text = String(value).trim();
	const problem = problemOf(text, round);
	if (problem === undefined) return { amount: roundToMinor(new Exact(text), 'EUR') };
	return {
		fault: {
			rule: 'sepa.amount',
			message: `The amount '${text.slice(0, 40)}' ${problem}.`,
			fix: 'Give an amount in euro from 0.01 to 999999999.99 with at most two decimals.',
		},
	};
}

function problemOf(text: string, round: boolean): string | undefined {
	if (!isPlainDecimal(text)) return 'is not a number with a decimal point';
	const exact = new Exact(text);
	if (!round && scaleOf(toDecimal(exact)) > 2) return 'is finer than a cent';
	const cents = exact.times(100).round(0);
	if (cents.lt(1)) return 'is not more than nothing';
	return cents.gt(LARGEST_DEBIT) ? 'is more than one debit can be' : undefined;
}

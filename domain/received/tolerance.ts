import { minorDigits } from '../money/currencies';
import { Exact, type Decimal, type ExactNumber } from '../money/decimal';

/** The smallest unit of a currency as a decimal: EUR 0.01, VND 1. */
export function smallestUnit(currency: string | undefined): ExactNumber {
	return new Exact(10).pow(-minorDigits(currency ?? 'EUR'));
}

/** Whether two amounts differ by no more than some units. */
export function isNear(
	one: Decimal | ExactNumber,
	other: Decimal | ExactNumber,
	units: ExactNumber,
): boolean {
	return new Exact(one).minus(other).abs().lte(units);
}

export function sum(values: readonly Decimal[]): ExactNumber {
	return values.reduce((total, value) => total.plus(value), new Exact(0));
}

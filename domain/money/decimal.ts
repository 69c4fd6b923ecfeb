import Big, { type Big as BigNumber } from 'big.js';

/**
 * A plain decimal as text: `-12.5`, `0`, `1000`. No exponent, no trailing zeros, no plus sign.
 * Prices, percentages and quantities travel in this form; binary floats never do.
 */
export type Decimal = string;

/** Own constructor: big.js keeps its settings on the constructor, and other packages share the default one. */
export const Exact = (Big as unknown as () => typeof Big)();
Exact.DP = 40;
Exact.RM = 1; // half away from zero
Exact.NE = -30;
Exact.PE = 60;

export type ExactNumber = BigNumber;

const PLAIN_DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/;

/** True for text that is a plain decimal; `1,5`, `1e3`, `` and ` 1` are not. */
export function isPlainDecimal(text: string): boolean {
	return PLAIN_DECIMAL.test(text);
}

export function toDecimal(value: ExactNumber): Decimal {
	const text = new Exact(value).toFixed();
	return text === '-0' ? '0' : text;
}

/** Number of digits after the decimal point. */
export function scaleOf(value: Decimal): number {
	return value.split('.')[1]?.length ?? 0;
}

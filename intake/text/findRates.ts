import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { Row } from './groupRows';

const RATE = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/g;

/** Percentages of a row. */
export function findRates(row: Row): Decimal[] {
	return [...row.text.matchAll(RATE)].map(([, rate = '0']) => toDecimal(new Exact(rate.replace(',', '.'))));
}

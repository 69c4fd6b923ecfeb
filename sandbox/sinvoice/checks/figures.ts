import { Exact, type ExactNumber } from '../../../domain/money/decimal';
import type { Json } from '../world';

/** A JSON number, exactly; nothing is 0. */
export const exact = (value: unknown): ExactNumber =>
	new Exact(typeof value === 'number' ? String(value) : '0');

/** An amount with the flag beside it that says whether it is taken off. */
export const signed = (value: unknown, isPositive: unknown): ExactNumber =>
	isPositive === false ? exact(value).times(-1) : exact(value);

const DECREASES: ReadonlySet<unknown> = new Set([false, 'false', '0']);
export const isDecrease = (item: Json): boolean => DECREASES.has(item['isIncreaseItem']);

/** Rows that have money. */
export const pricedItems = (body: Json): readonly Json[] =>
	(body['itemInfo'] as readonly Json[]).filter((item) => item['selection'] !== 2);

export function sumOf(items: readonly Json[], of: (item: Json) => ExactNumber): ExactNumber {
	return items.reduce((sum, item) => sum.plus(of(item).times(isDecrease(item) ? -1 : 1)), new Exact(0));
}

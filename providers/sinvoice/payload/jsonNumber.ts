import { Exact, type Decimal, type ExactNumber } from '../../../domain/money/decimal';
import { refuse } from '../../../domain/refusal';

/**
 * A decimal as JSON writes it, for an interface that takes numbers only. It is the last step: nothing is computed with
 * the result.
 *
 * @throws Refusal `sinvoice.number` for a figure with more digits than a number keeps
 */
export function jsonNumber(value: Decimal | ExactNumber, field: string): number {
	const exact = new Exact(value);
	const number = Number(exact.toFixed());
	if (new Exact(number).eq(exact)) return number === 0 ? 0 : number;
	refuse({
		rule: 'sinvoice.number',
		field,
		message: `${field} is ${exact.toFixed()}, which has more digits than S-Invoice's interface can take.`,
		fix: 'Use fewer decimals, or make two invoices of it.',
	});
}

/** S-Invoice says by a flag beside it that an amount is taken off. */
export const unsigned = (value: Decimal | ExactNumber, field: string): number =>
	jsonNumber(new Exact(value).abs(), field);

import { Exact, toDecimal, type Decimal } from '../money/decimal';
import { ONE_PERCENT } from './taxGroups';

/** A unit price after the discount of its line, with all of its digits: what the customer pays for one (prix remisé). */
export function discountedPrice(unitPrice: Decimal, discountPercent: Decimal): Decimal {
	const left = new Exact(100).minus(discountPercent).times(ONE_PERCENT);
	return toDecimal(new Exact(unitPrice).times(left));
}

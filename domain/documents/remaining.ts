import { Exact, toDecimal, type Decimal } from '../money/decimal';
import type { Flow } from './conversions';

/** A quantity of one line that went into another line. */
export interface LineLink {
	readonly fromDocumentId: string;
	readonly fromLineId: string;
	readonly toDocumentId: string;
	readonly toLineId: string;
	readonly flow: Flow;
	readonly quantity: Decimal;
}

/** What is left of a quantity after the links of the given flows; never stored, never below zero. */
export function remainingQuantity(
	quantity: Decimal,
	links: readonly LineLink[],
	flows: readonly Flow[],
): Decimal {
	const used = links
		.filter((link) => flows.includes(link.flow))
		.reduce((sum, link) => sum.plus(link.quantity), new Exact(0));
	const left = new Exact(quantity).minus(used);
	return left.gt(0) ? toDecimal(left) : '0';
}

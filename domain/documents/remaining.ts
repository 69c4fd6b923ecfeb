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

/** What links of the given flows took; what a credit note gives back counts against it. */
export function quantityUsed(links: readonly LineLink[], flows: readonly Flow[]): Decimal {
	const used = links
		.filter((link) => flows.includes(link.flow))
		.reduce((sum, link) => sum.plus(link.quantity), new Exact(0));
	return toDecimal(used);
}

/**
 * What a line offers to a flow: its quantity, or what was delivered of it beyond that when it is to be invoiced
 * (sur-livraison).
 */
export function quantityOffered(quantity: Decimal, links: readonly LineLink[], flow: Flow): Decimal {
	if (flow !== 'invoice') return quantity;
	const delivered = new Exact(quantityUsed(links, ['deliver']));
	return delivered.gt(quantity) ? toDecimal(delivered) : quantity;
}

/** What is left of a quantity after the links of the given flows; never stored, never below zero. */
export function remainingQuantity(
	quantity: Decimal,
	links: readonly LineLink[],
	flows: readonly Flow[],
): Decimal {
	const left = new Exact(quantity).minus(quantityUsed(links, flows));
	return left.gt(0) ? toDecimal(left) : '0';
}

import { Exact, toDecimal, type Decimal } from '../money/decimal';
import { roundToMinor, sumMinor, type Minor } from '../money/minor';
import type { BillingDocument } from './document';
import { KIND_RULES, type Kind } from './kinds';

/** What is earned on a document (marge), in its currency. Lines whose cost nobody knows stand apart. */
export interface Margin {
	/** Net of the lines whose cost is known. */
	readonly net: Minor;
	readonly cost: Minor;
	readonly margin: Minor;
	/** Number of lines whose cost is not known. */
	readonly linesWithoutCost: number;
	/** Their net, and that of charges at the foot: nothing is known to stand against it. */
	readonly netWithoutCost: Minor;
}

/**
 * Margin of a document by the purchase prices that were frozen on its lines; null for kinds on which nothing is sold.
 * A deposit is an advance, not a sale: it counts as a line without a cost.
 */
export function marginOf(
	document: Pick<BillingDocument, 'kind' | 'currency' | 'lines' | 'totals'>,
): Margin | null {
	if (!isSold(document.kind)) return null;
	const lines = document.lines.filter((line) => line.kind !== 'note');
	const known = lines.flatMap((line) =>
		line.kind === 'item' && line.unitCost !== null
			? [{ net: line.net, quantity: line.quantity, unitCost: line.unitCost }]
			: [],
	);
	const net = sumMinor(known.map((line) => line.net));
	const cost = sumMinor(
		known.map(({ quantity, unitCost }) =>
			roundToMinor(new Exact(quantity).times(unitCost), document.currency),
		),
	);
	return {
		net,
		cost,
		margin: net - cost,
		linesWithoutCost: lines.length - known.length,
		netWithoutCost: document.totals.net - net,
	};
}

/** True for kinds on which something is sold, with prices. */
export function isSold(kind: Kind): boolean {
	return KIND_RULES[kind].side === 'sale' && KIND_RULES[kind].priced;
}

/** Several margins of one currency as one. */
export function sumMargins(margins: readonly Margin[]): Margin {
	const sum = (field: keyof Margin) => sumMinor(margins.map((margin) => margin[field]));
	return {
		net: sum('net'),
		cost: sum('cost'),
		margin: sum('margin'),
		linesWithoutCost: sum('linesWithoutCost'),
		netWithoutCost: sum('netWithoutCost'),
	};
}

/** Margin in percent of what was sold (taux de marque), two decimals; null where nothing was sold. */
export function marginPercent({ margin, net }: Pick<Margin, 'margin' | 'net'>): Decimal | null {
	return net === 0 ? null : toDecimal(new Exact(margin).times(100).div(net).round(2));
}

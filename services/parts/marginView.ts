import { marginOf, marginPercent, type Margin } from '../../domain/documents/computeMargin';
import type { BillingDocument } from '../../domain/documents/document';
import { minorToNumber } from '../../domain/money/minor';

/** The margin (marge) as nodes give it out, in whole units of the currency. */
export interface MarginView {
	readonly cost: number;
	/** Net of the lines whose cost is known, less that cost. */
	readonly margin: number;
	/** Of that net (taux de marque), with two decimals. */
	readonly marginPercent: number | null;
	readonly linesWithoutCost: number;
	/** Net to which no cost is known: those lines, and charges at the foot. */
	readonly netWithoutCost: number;
}

/** Null for kinds on which nothing is sold. */
export function marginViewOf(document: BillingDocument): MarginView | null {
	const margin = marginOf(document);
	return margin && marginView(margin, document.currency);
}

export function marginView(margin: Margin, currency: string): MarginView {
	const percent = marginPercent(margin);
	return {
		cost: minorToNumber(margin.cost, currency),
		margin: minorToNumber(margin.margin, currency),
		marginPercent: percent === null ? null : Number(percent),
		linesWithoutCost: margin.linesWithoutCost,
		netWithoutCost: minorToNumber(margin.netWithoutCost, currency),
	};
}

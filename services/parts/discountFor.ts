import type { BillingDocument, DocumentDiscount, DocumentLine } from '../../domain/documents/document';
import { Exact } from '../../domain/money/decimal';
import { sumMinor, type Minor, roundMinor } from '../../domain/money/minor';
import type { Earlier } from './earlierOf';

/** A document whose discount passes on, what is taken of it now, and what took of it before. */
export interface DiscountSource {
	readonly document: BillingDocument;
	/** The new lines that come from it. */
	readonly taken: readonly DocumentLine[];
	readonly earlier: Earlier;
	/** Nothing is left of it afterwards. */
	readonly isLast: boolean;
}

/**
 * The discount of a document that is made from others. A percentage passes on as it is; an amount is shared by what is
 * taken, and the last one takes what is left of it. Sources with different discounts give one amount together.
 */
export function discountFor(sources: readonly DiscountSource[]): DocumentDiscount | undefined {
	const discounts = sources.flatMap(({ document }) => document.discount ?? []);
	const [first] = discounts;
	if (!first) return undefined;
	const sameAll =
		discounts.length === sources.length &&
		discounts.every(({ base, percent }) => base === first.base && percent === first.percent);
	if (sameAll && first.percent !== null) return first;
	const amount = sumMinor(sources.map(amountFrom));
	return amount === 0 ? undefined : { base: first.base, percent: null, amount, reason: first.reason };
}

function amountFrom({ document, taken, earlier, isLast }: DiscountSource): Minor {
	const { discount, totals } = document;
	if (!discount) return 0;
	const whole = discount.amount ?? totals.allowance ?? 0;
	const left = whole - sumMinor(earlier.took.map(discountOf)) + sumMinor(earlier.gaveBack.map(discountOf));
	if (isLast) return left;
	const total = new Exact(sumMinor(document.lines.map(amountOf)));
	if (total.eq(0)) return 0;
	const share = new Exact(sumMinor(taken.map(amountOf))).times(whole).div(total);
	return Math.min(left, roundMinor(share));
}

const discountOf = ({ discount, totals }: BillingDocument): Minor =>
	discount?.amount ?? totals.allowance ?? 0;

const amountOf = ({ kind, net, gross }: DocumentLine): Minor => (kind === 'note' ? 0 : (gross ?? net));
